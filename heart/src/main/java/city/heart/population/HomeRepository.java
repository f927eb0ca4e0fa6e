// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.database.Sql;
import city.base.shared.Language;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Homes and siblings of many children: the few facts that giving places to all of them together needs, in two
/// statements.
@Repository
class HomeRepository {
    private static final String HOMES =
            """
            select c.id, address.withheld, address.building_id, tongue.code as tongue
              from unnest(:ids) as c (id)
              left join lateral (select f.withheld, f.building_id from population.address f
                where f.resident_id = c.id and f.valid_from <= :day
                  and f.known_from <= :known and (f.known_to is null or f.known_to > :known)
                order by f.valid_from desc limit 1) address on true
              left join lateral (select f.code from population.mother_tongue f
                where f.resident_id = c.id and f.valid_from <= :day
                  and f.known_from <= :known and (f.known_to is null or f.known_to > :known)
                order by f.valid_from desc limit 1) tongue on true
             where not exists (select from population.alias a where a.resident_id = c.id)
            """;
    private static final String SIBLINGS =
            """
            with tie as (
                select c.id, g.guardian_id
                  from unnest(:ids) as c (id)
                  cross join lateral (
                    select distinct on (f.guardian_id) f.guardian_id, f.kind
                      from population.guardianship f
                     where f.child_id = c.id and f.valid_from <= :day
                       and f.known_from <= :known and (f.known_to is null or f.known_to > :known)
                     order by f.guardian_id, f.valid_from desc) g
                 where g.kind is not null),
            other as (
                select distinct t.id, s.child_id
                  from tie t
                  cross join lateral (
                    select distinct on (f.child_id) f.child_id, f.kind
                      from population.guardianship f
                     where f.guardian_id = t.guardian_id and f.valid_from <= :day
                       and f.known_from <= :known and (f.known_to is null or f.known_to > :known)
                     order by f.child_id, f.valid_from desc) s
                 where s.kind is not null and s.child_id <> t.id)
            select o.id, o.child_id, its.born_year, abs(mine.born - its.born) <= 1 as same_birth,
                   home.dwelling = there.dwelling as at_home
              from other o
              left join lateral (select make_date(f.born_year, f.born_month, f.born_day) as born
                  from population.birth f
                where f.resident_id = o.id and f.valid_from <= :day
                  and f.known_from <= :known and (f.known_to is null or f.known_to > :known)
                order by f.valid_from desc limit 1) mine on true
              left join lateral (select make_date(f.born_year, f.born_month, f.born_day) as born, f.born_year
                  from population.birth f
                where f.resident_id = o.child_id and f.valid_from <= :day
                  and f.known_from <= :known and (f.known_to is null or f.known_to > :known)
                order by f.valid_from desc limit 1) its on true
              left join lateral (select f.dwelling from population.dwelling f
                where f.resident_id = o.id and f.valid_from <= :day
                  and f.known_from <= :known and (f.known_to is null or f.known_to > :known)
                order by f.valid_from desc limit 1) home on true
              left join lateral (select f.dwelling from population.dwelling f
                where f.resident_id = o.child_id and f.valid_from <= :day
                  and f.known_from <= :known and (f.known_to is null or f.known_to > :known)
                order by f.valid_from desc limit 1) there on true
             order by o.id, o.child_id
            """;

    private final JdbcClient jdbc;

    HomeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Other(Home.Sibling it, boolean sameBirth, boolean atHome) {}

    /// @param seen everybody who was looked at is added to it
    Map<ResidentId, Home> find(
            Collection<ResidentId> children,
            RecordingNumber known,
            LocalDate day,
            Collection<ResidentId> seen) {
        Map<ResidentId, Home> homes = new HashMap<>();
        if (children.isEmpty()) {
            return homes;
        }
        var ids = Sql.numbers(children);
        var siblings = siblings(ids, known, day);
        jdbc.sql(HOMES)
                .param("ids", ids)
                .param("known", known.value())
                .param("day", day)
                .query(rs -> {
                    var child = new ResidentId(rs.getInt("id"));
                    var its = siblings.getOrDefault(child, List.of());
                    homes.put(
                            child,
                            new Home(
                                    child,
                                    building(rs),
                                    language(rs.getString("tongue")),
                                    its.stream()
                                            .filter(Other::sameBirth)
                                            .map(other -> other.it().id())
                                            .toList(),
                                    its.stream().filter(Other::atHome).map(Other::it).toList()));
                    seen.add(child);
                    its.forEach(other -> seen.add(other.it().id()));
                });
        return homes;
    }

    private Map<ResidentId, List<Other>> siblings(int[] ids, RecordingNumber known, LocalDate day) {
        Map<ResidentId, List<Other>> byChild = new HashMap<>();
        jdbc.sql(SIBLINGS)
                .param("ids", ids)
                .param("known", known.value())
                .param("day", day)
                .query(rs -> {
                    byChild.computeIfAbsent(
                                    new ResidentId(rs.getInt("id")), _ -> new ArrayList<>(2))
                            .add(
                                    new Other(
                                            new Home.Sibling(
                                                    new ResidentId(rs.getInt("child_id")),
                                                    rs.getObject("born_year", Integer.class)),
                                            rs.getBoolean("same_birth"),
                                            rs.getBoolean("at_home")));
                });
        return byChild;
    }

    private static @Nullable String building(ResultSet rs) throws SQLException {
        var withheld = (Boolean) rs.getObject("withheld");
        return withheld == null || withheld ? null : rs.getString("building_id");
    }

    private static @Nullable Language language(@Nullable String code) {
        return code == null || code.length() != 2 ? null : new Language(code);
    }
}

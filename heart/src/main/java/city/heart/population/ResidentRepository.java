// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.database.Sql;
import city.base.shared.Language;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.heart.population.Population.Search;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads people as known at a recording, on a day. One statement for any number of people.
@Repository
class ResidentRepository {
    /// Lateral with `offset 0` keeps a plan for any number of people from reading whole tables. The people stand in a
    /// subselect here and in the statements about families: otherwise the database would plan anew for each array,
    /// which takes five times as long as reading one person.
    private static final String RESIDENTS =
            """
            select asked.id as asked, p.id, p.in_register,
                   birth.born_year, birth.born_month, birth.born_day, death.died_on,
                   name.first_names, name.last_name, municipality.code as municipality,
                   address.withheld, address.street_fi, address.street_sv, address.house_number,
                   address.apartment, address.postal_code, address.post_office_fi,
                   address.post_office_sv, address.building_id, temporary.present as temporary,
                   dwelling.dwelling, tongue.code as tongue, contact.code as contact, disclosure.active
              from unnest((select :ids::int[])) as asked (id)
              left join population.alias a on a.resident_id = asked.id and a.known_from <= :known
              left join population.alias b on b.resident_id = a.same_as and b.known_from <= :known
              cross join lateral (select r.id, r.in_register from population.resident r
                where r.id = coalesce(b.same_as, a.same_as, asked.id) and r.first_seen <= :known
                offset 0) p
            """
                    + inForce("from population.birth f", "birth")
                    + inForce("from population.death f", "death")
                    + inForce("from population.name f", "name")
                    + inForce("from population.municipality f", "municipality")
                    + inForce("from population.address f", "address")
                    + inForce("from population.temporary_address f", "temporary")
                    + inForce("from population.dwelling f", "dwelling")
                    + inForce("from population.mother_tongue f", "tongue")
                    + inForce("from population.contact_language f", "contact")
                    + inForce("from population.non_disclosure f", "disclosure");

    private static final String SEARCH_NAME =
            """
            select n.resident_id
              from population.name n
              left join population.birth b on b.resident_id = n.resident_id and b.known_to is null
             where n.known_to is null and lower(n.last_name) like :last
               and not exists (select from population.name later
                 where later.resident_id = n.resident_id and later.known_to is null
                   and later.valid_from > n.valid_from and later.valid_from <= :day)
               and lower(n.first_names) like :first
               and (:born::date is null or (b.born_year = extract(year from :born::date)
                 and b.born_month = extract(month from :born::date)
                 and b.born_day = extract(day from :born::date)))
             order by n.last_name, n.first_names, n.resident_id limit :limit
            """;

    private static final String NAMED =
            """
            select n.resident_id from population.name n
             where n.resident_id = any (:ids) and n.known_to is null
               and lower(n.last_name) like :last and lower(n.first_names) like :first
               and not exists (select from population.name later
                 where later.resident_id = n.resident_id and later.known_to is null
                   and later.valid_from > n.valid_from and later.valid_from <= :day)
             order by n.last_name, n.first_names, n.resident_id
            """;

    private static final String BORN_BY =
            """
            select b.resident_id from population.birth b
             where b.resident_id = any (:ids) and b.known_to is null
               and (b.born_year, coalesce(b.born_month, 12), coalesce(b.born_day, 31)) <= (:year, :month, :day)
             order by b.resident_id
            """;

    private static final String EVENTS_AFTER =
            """
            select position, recording, resident_id, happened_on, kind from population.life_event
             where position > :position order by position limit :limit
            """;

    private static final String LAST_POSITION =
            "select coalesce(max(position), 0) from population.life_event";

    private static final String OUTSIDE =
            """
            select r.id from population.resident r
             where not r.in_register
               and not exists (select from population.alias a where a.resident_id = r.id)
             order by r.id
            """;

    private static final String OUTSIDE_AMONG =
            """
            select r.id from unnest((select :ids::int[])) as asked (id) join population.resident r on r.id = asked.id
             where not r.in_register
               and not exists (select from population.alias a where a.resident_id = r.id)
             order by r.id
            """;

    private final JdbcClient jdbc;

    /// A fact is in force on a day by the latest row up to the day among those known then.
    private static String inForce(String table, String as) {
        return """
          left join lateral (select f.* %s
            where f.resident_id = p.id and f.valid_from <= :day
              and f.known_from <= :known and (f.known_to is null or f.known_to > :known)
            order by f.valid_from desc limit 1) %s on true
        """
                .formatted(table, as);
    }

    ResidentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A person with what is not told to all: the dwelling under an order too.
    record Found(Resident resident, @Nullable String dwelling) {}

    /// Found people by the number asked for, which may be an alias.
    Map<ResidentId, Found> find(Collection<ResidentId> ids, RecordingNumber known, LocalDate day) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<ResidentId, Found>();
        jdbc.sql(RESIDENTS)
                .param("ids", Sql.numbers(ids))
                .param("known", known.value())
                .param("day", day)
                .query(rs -> {
                    found.put(new ResidentId(rs.getInt("asked")), read(rs));
                });
        var ordered = new LinkedHashMap<ResidentId, Found>();
        for (var id : ids) {
            var person = found.get(id);
            if (person != null) {
                ordered.put(id, person);
            }
        }
        return ordered;
    }

    private static Found read(ResultSet rs) throws SQLException {
        var order = rs.getBoolean("active");
        var last = rs.getString("last_name");
        var first = rs.getString("first_names");
        var withheld = (Boolean) rs.getObject("withheld");
        var dwelling = rs.getString("dwelling");
        var tongue = rs.getString("tongue");
        var resident =
                new Resident(
                        new ResidentId(rs.getInt("id")),
                        last == null ? null : new Names(first == null ? "" : first, last),
                        new Birth(
                                (Integer) rs.getObject("born_year"),
                                (Integer) rs.getObject("born_month"),
                                (Integer) rs.getObject("born_day")),
                        rs.getObject("died_on", LocalDate.class),
                        rs.getString("municipality"),
                        order || withheld == null || withheld ? null : address(rs, dwelling),
                        withheld == null && rs.getBoolean("temporary"),
                        order,
                        language(tongue),
                        tongue,
                        language(rs.getString("contact")),
                        rs.getBoolean("in_register"));
        return new Found(resident, dwelling);
    }

    private static Address address(ResultSet rs, @Nullable String dwelling) throws SQLException {
        return new Address(
                rs.getString("street_fi"),
                rs.getString("street_sv"),
                rs.getString("house_number"),
                rs.getString("apartment"),
                rs.getString("postal_code"),
                rs.getString("post_office_fi"),
                rs.getString("post_office_sv"),
                rs.getString("building_id"),
                dwelling);
    }

    private static @Nullable Language language(@Nullable String code) {
        return code == null || code.length() != 2 ? null : new Language(code);
    }

    List<ResidentId> searchByName(Search search, LocalDate day, int limit) {
        return jdbc.sql(SEARCH_NAME)
                .param("last", prefix(search.lastName()))
                .param("first", prefix(search.firstName()))
                .param("born", search.born())
                .param("day", day)
                .param("limit", limit)
                .query((rs, _) -> new ResidentId(rs.getInt(1)))
                .list();
    }

    /// @param name family name, or family name and first names with a space between, from their beginning
    List<ResidentId> named(String name, Collection<ResidentId> some, LocalDate day) {
        var parts = name.strip().split("\\s+", 2);
        return jdbc.sql(NAMED)
                .param("ids", Sql.numbers(some))
                .param("last", prefix(parts[0]))
                .param("first", prefix(parts.length == 2 ? parts[1] : null))
                .param("day", day)
                .query((rs, _) -> new ResidentId(rs.getInt(1)))
                .list();
    }

    private static String prefix(@Nullable String text) {
        var plain = text == null ? "" : text.strip().toLowerCase(java.util.Locale.ROOT);
        return plain.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    List<ResidentId> bornBy(LocalDate day, Collection<ResidentId> some) {
        return jdbc.sql(BORN_BY)
                .param("ids", Sql.numbers(some))
                .param("year", day.getYear())
                .param("month", day.getMonthValue())
                .param("day", day.getDayOfMonth())
                .query((rs, _) -> new ResidentId(rs.getInt(1)))
                .list();
    }

    List<LifeEvent> eventsAfter(long position, int limit) {
        return jdbc.sql(EVENTS_AFTER)
                .param("position", position)
                .param("limit", limit)
                .query((rs, _) ->
                        new LifeEvent(
                                rs.getLong(1),
                                new ResidentId(rs.getInt(3)),
                                LifeEvent.Kind.valueOf(rs.getString(5)),
                                rs.getObject(4, LocalDate.class),
                                new RecordingNumber(rs.getLong(2))))
                .list();
    }

    long lastEvent() {
        return Optional.ofNullable(jdbc.sql(LAST_POSITION).query(Long.class).single()).orElse(0L);
    }

    List<ResidentId> outsideRegister() {
        return jdbc.sql(OUTSIDE).query((rs, _) -> new ResidentId(rs.getInt("id"))).list();
    }

    List<ResidentId> outsideRegister(Collection<ResidentId> among) {
        return jdbc.sql(OUTSIDE_AMONG)
                .param("ids", Sql.numbers(among))
                .query((rs, _) -> new ResidentId(rs.getInt("id")))
                .list();
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.population;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which families stand under a non-disclosure order: one on the child, on a guardian, on anybody
/// registered in the child's dwelling, or on another child of a guardian. As presently known.
@Component
class FamilyOrders {
    /// People whom a change at these people can bring under an order: themselves, who lives with
    /// them, their children, and the children of their guardians.
    private static final String CONCERNED =
            """
            with touched as (select unnest(:ids) as id),
            mates as (
                select m.resident_id as id
                  from touched t
                  join population.dwelling d on d.resident_id = t.id and d.known_to is null
                  join population.dwelling m on m.dwelling = d.dwelling and m.known_to is null
            ),
            people as (select id from touched union select id from mates),
            children as (
                select g.child_id as id from people p
                  join population.guardianship g on g.guardian_id = p.id and g.known_to is null
            )
            select id from people union select id from children
            union
            select other.child_id from people p
              join population.guardianship g on g.child_id = p.id and g.known_to is null
              join population.guardianship other on other.guardian_id = g.guardian_id and other.known_to is null
            """;

    /// Whether something is in force is decided by the latest row up to the day.
    private static final String STANDS =
            """
            with child as (select unnest(:ids) as id),
            guardian as (
                select distinct c.id as child_id, g.guardian_id
                  from child c
                  cross join lateral (
                    select distinct on (f.guardian_id) f.guardian_id, f.kind
                      from population.guardianship f
                     where f.child_id = c.id and f.valid_from <= :day
                       and f.known_from <= :known and (f.known_to is null or f.known_to > :known)
                     order by f.guardian_id, f.valid_from desc) g
                 where g.kind is not null),
            sibling as (
                select g.child_id, s.child_id as id
                  from guardian g
                  cross join lateral (
                    select distinct on (f.child_id) f.child_id, f.kind
                      from population.guardianship f
                     where f.guardian_id = g.guardian_id and f.valid_from <= :day
                       and f.known_from <= :known and (f.known_to is null or f.known_to > :known)
                     order by f.child_id, f.valid_from desc) s
                 where s.kind is not null),
            home as (
                select c.id as child_id, d.dwelling
                  from child c
                  cross join lateral (
                    select f.dwelling from population.dwelling f
                     where f.resident_id = c.id and f.valid_from <= :day
                       and f.known_from <= :known and (f.known_to is null or f.known_to > :known)
                     order by f.valid_from desc limit 1) d
                 where d.dwelling is not null),
            mate as (
                select h.child_id, f.resident_id as id
                  from home h
                  join population.dwelling f on f.dwelling = h.dwelling and f.valid_from <= :day
                       and f.known_from <= :known and (f.known_to is null or f.known_to > :known)
                 where not exists (
                    select from population.dwelling later
                     where later.resident_id = f.resident_id and later.valid_from > f.valid_from
                       and later.valid_from <= :day
                       and later.known_from <= :known and (later.known_to is null or later.known_to > :known))),
            concerned as (
                select id as child_id, id from child
                union select child_id, guardian_id from guardian
                union select child_id, id from sibling
                union select child_id, id from mate)
            select distinct c.child_id
              from concerned c
              cross join lateral (
                select f.active from population.non_disclosure f
                 where f.resident_id = c.id and f.valid_from <= :day
                   and f.known_from <= :known and (f.known_to is null or f.known_to > :known)
                 order by f.valid_from desc limit 1) o
             where o.active
            """;

    private final JdbcClient jdbc;

    FamilyOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Who may have come under an order by a change at these people.
    List<Integer> concerned(Collection<Integer> touched) {
        return jdbc.sql(CONCERNED).param("ids", ids(touched)).query((rs, _) -> rs.getInt(1)).list();
    }

    /// Those of these people whose family stands under an order on the day, as known then.
    Set<Integer> stand(Collection<Integer> people, long known, java.time.LocalDate day) {
        return new TreeSet<>(
                jdbc.sql(STANDS)
                        .param("ids", ids(people))
                        .param("known", known)
                        .param("day", day)
                        .query((rs, _) -> rs.getInt(1))
                        .list());
    }

    static int[] ids(Collection<Integer> people) {
        return people.stream().mapToInt(Integer::intValue).toArray();
    }
}

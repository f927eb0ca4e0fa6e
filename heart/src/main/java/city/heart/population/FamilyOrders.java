// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which families stand under a non-disclosure order: one on the child, on a guardian, on anybody
/// registered in the child's dwelling, or on another child of a guardian. Its statements are lateral
/// with `offset 0`, so that a plan for any number of people never reads whole tables.
@Component
class FamilyOrders {
    /// People whom a change at these people can bring under an order: themselves, who lives with
    /// them, their children, and the children of their guardians.
    private static final String CONCERNED =
            """
            with touched as (select unnest((select :ids::int[])) as id),
            mates as (
                select m.id
                  from touched t
                  cross join lateral (select f.dwelling from population.dwelling f
                    where f.resident_id = t.id and f.known_to is null offset 0) d
                  cross join lateral (select f.resident_id as id from population.dwelling f
                    where f.dwelling = d.dwelling and f.known_to is null offset 0) m
            ),
            people as (select id from touched union select id from mates)
            select id from people
            union
            select g.id from people p
              cross join lateral (select f.child_id as id from population.guardianship f
                where f.guardian_id = p.id and f.known_to is null offset 0) g
            union
            select other.id from people p
              cross join lateral (select f.guardian_id as id from population.guardianship f
                where f.child_id = p.id and f.known_to is null offset 0) g
              cross join lateral (select f.child_id as id from population.guardianship f
                where f.guardian_id = g.id and f.known_to is null offset 0) other
            """;

    /// Whether something is in force is decided by the latest row up to the day.
    private static final String STANDS =
            """
            with child as (select unnest((select :ids::int[])) as id),
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
                  cross join lateral (
                    select m.resident_id from population.dwelling m
                     where m.dwelling = h.dwelling and m.valid_from <= :day
                       and m.known_from <= :known and (m.known_to is null or m.known_to > :known)
                     offset 0) f
                  cross join lateral (
                    select d.dwelling from population.dwelling d
                     where d.resident_id = f.resident_id and d.valid_from <= :day
                       and d.known_from <= :known and (d.known_to is null or d.known_to > :known)
                     order by d.valid_from desc limit 1) present
                 where present.dwelling = h.dwelling),
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

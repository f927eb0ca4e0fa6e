// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.heart.population.Facts.Custody;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Puts families together, as known at a recording, on a day: a handful of statements for any number
/// of children.
@Repository
class FamilyRepository {
    private static final String GUARDIANS =
            """
            select c.id, g.guardian_id, g.valid_from, g.kind, g.lives, g.decides, g.informed, g.unclear,
                   (select min(f.valid_from) from population.guardianship f
                     where f.child_id = c.id and f.guardian_id = g.guardian_id and f.valid_from > :day
                       and f.known_from <= :known and (f.known_to is null or f.known_to > :known)) as until
              from unnest((select :ids::int[])) as c (id)
              cross join lateral (
                select distinct on (f.guardian_id) f.*
                  from population.guardianship f
                 where f.child_id = c.id and f.valid_from <= :day
                   and f.known_from <= :known and (f.known_to is null or f.known_to > :known)
                 order by f.guardian_id, f.valid_from desc) g
             where g.kind is not null
             order by c.id, g.guardian_id
            """;

    private static final String CHILDREN =
            """
            select c.id, g.child_id, g.kind
              from unnest((select :ids::int[])) as c (id)
              cross join lateral (
                select distinct on (f.child_id) f.child_id, f.kind
                  from population.guardianship f
                 where f.guardian_id = c.id and f.valid_from <= :day
                   and f.known_from <= :known and (f.known_to is null or f.known_to > :known)
                 order by f.child_id, f.valid_from desc) g
             where g.kind is not null
             order by c.id, g.child_id
            """;

    private static final String IN_CARE =
            """
            select c.id
              from unnest((select :ids::int[])) as c (id)
              cross join lateral (
                select f.in_care from population.care f
                 where f.resident_id = c.id and f.valid_from <= :day
                   and f.known_from <= :known and (f.known_to is null or f.known_to > :known)
                 order by f.valid_from desc limit 1) care
             where care.in_care
            """;

    private record Tie(int guardian, LocalDate since, @Nullable LocalDate until, Custody custody) {}

    private final JdbcClient jdbc;
    private final ResidentRepository residents;
    private final FamilyOrders orders;

    FamilyRepository(JdbcClient jdbc, ResidentRepository residents, FamilyOrders orders) {
        this.jdbc = jdbc;
        this.residents = residents;
        this.orders = orders;
    }

    /// Families by the number asked for.
    Map<ResidentId, Family> find(
            Collection<ResidentId> asked, RecordingNumber known, LocalDate day) {
        var children = residents.find(asked, known, day);
        var ids = new TreeSet<Integer>();
        children.values().forEach(it -> ids.add(it.resident().id().value()));
        if (ids.isEmpty()) {
            return Map.of();
        }
        var ties = ties(ids, known, day);
        var guardianIds = new TreeSet<Integer>();
        ties.values().forEach(list -> list.forEach(it -> guardianIds.add(it.guardian)));
        var guardians =
                residents.find(guardianIds.stream().map(ResidentId::new).toList(), known, day);
        var childrenOf = childrenOf(guardianIds, known, day);
        var siblingIds = new LinkedHashSet<ResidentId>();
        childrenOf.values().forEach(list -> list.forEach(it -> siblingIds.add(new ResidentId(it))));
        var siblings = residents.find(siblingIds, known, day);
        var inCare = inCare(ids, known, day);
        var order = orders.stand(ids, known.value(), day);
        var families = new LinkedHashMap<ResidentId, Family>();
        children.forEach((id, child) -> {
            var number = child.resident().id().value();
            families.put(
                    id,
                    family(
                            child,
                            ties.getOrDefault(number, List.of()),
                            guardians,
                            childrenOf,
                            siblings,
                            inCare.contains(number),
                            order.contains(number),
                            known));
        });
        return families;
    }

    private static Family family(
            ResidentRepository.Found child,
            List<Tie> ties,
            Map<ResidentId, ResidentRepository.Found> people,
            Map<Integer, List<Integer>> childrenOf,
            Map<ResidentId, ResidentRepository.Found> siblingsFound,
            boolean inCare,
            boolean order,
            RecordingNumber known) {
        var guardians = new ArrayList<Guardian>();
        var siblings = new LinkedHashSet<ResidentId>();
        var sameBirth = new LinkedHashSet<ResidentId>();
        var me = child.resident();
        for (var tie : ties) {
            var person = people.get(new ResidentId(tie.guardian));
            if (person == null) {
                continue;
            }
            guardians.add(guardian(child, person, tie));
            for (var id : childrenOf.getOrDefault(tie.guardian, List.of())) {
                var other = siblingsFound.get(new ResidentId(id));
                if (other != null && !other.resident().id().equals(me.id())) {
                    siblings.add(other.resident().id());
                    if (sameBirth(me.birth(), other.resident().birth())) {
                        sameBirth.add(other.resident().id());
                    }
                }
            }
        }
        return new Family(
                me,
                guardians,
                order,
                inCare,
                guardians.stream().anyMatch(it -> it.kind() == Guardian.Kind.AD_LITEM),
                ties.stream().anyMatch(it -> Custody.IN_TURN.equals(it.custody.lives())),
                guardians.stream().anyMatch(Guardian::unclear),
                List.copyOf(sameBirth),
                List.copyOf(siblings),
                known);
    }

    private static Guardian guardian(
            ResidentRepository.Found child, ResidentRepository.Found person, Tie tie) {
        var together =
                person.dwelling() != null && Objects.equals(person.dwelling(), child.dwelling());
        return new Guardian(
                person.resident(),
                tie.custody.kind(),
                tie.since,
                tie.until,
                together || Custody.IN_TURN.equals(tie.custody.lives()),
                tie.custody.decides(),
                tie.custody.informed(),
                tie.custody.unclear());
    }

    /// Twins may be born on both sides of midnight.
    private static boolean sameBirth(Birth one, Birth other) {
        var a = one.date();
        var b = other.date();
        return a.isPresent()
                && b.isPresent()
                && Math.abs(a.get().toEpochDay() - b.get().toEpochDay()) <= 1;
    }

    private Map<Integer, List<Tie>> ties(
            Collection<Integer> children, RecordingNumber known, LocalDate day) {
        var ties = new HashMap<Integer, List<Tie>>();
        jdbc.sql(GUARDIANS)
                .param("ids", FamilyOrders.ids(children))
                .param("known", known.value())
                .param("day", day)
                .query(rs -> {
                    var custody =
                            new Custody(
                                    Guardian.Kind.valueOf(rs.getString("kind")),
                                    rs.getString("lives"),
                                    rs.getBoolean("decides"),
                                    rs.getBoolean("informed"),
                                    rs.getBoolean("unclear"));
                    ties.computeIfAbsent(rs.getInt("id"), _ -> new ArrayList<>(2))
                            .add(
                                    new Tie(
                                            rs.getInt("guardian_id"),
                                            rs.getObject("valid_from", LocalDate.class),
                                            rs.getObject("until", LocalDate.class),
                                            custody));
                });
        return ties;
    }

    /// Children of each guardian, in force on the day.
    Map<Integer, List<Integer>> childrenOf(
            Collection<Integer> guardians, RecordingNumber known, LocalDate day) {
        var children = new HashMap<Integer, List<Integer>>();
        jdbc.sql(CHILDREN)
                .param("ids", FamilyOrders.ids(guardians))
                .param("known", known.value())
                .param("day", day)
                .query(rs -> {
                    children.computeIfAbsent(rs.getInt(1), _ -> new ArrayList<>(2))
                            .add(rs.getInt(2));
                });
        return children;
    }

    private Set<Integer> inCare(Collection<Integer> ids, RecordingNumber known, LocalDate day) {
        return new TreeSet<>(
                jdbc.sql(IN_CARE)
                        .param("ids", FamilyOrders.ids(ids))
                        .param("known", known.value())
                        .param("day", day)
                        .query((rs, _) -> rs.getInt(1))
                        .list());
    }
}

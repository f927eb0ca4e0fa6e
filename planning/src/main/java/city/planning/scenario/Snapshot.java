// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.allocation.Instance;
import city.base.shared.Point;
import city.heart.placement.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The children of a service and school year with their homes, and the city as it is today: what a
/// scenario starts from. In memory only, for one thread at a time.
final class Snapshot {
    /// Placings of today that are kept, of so many settings.
    private static final int KEPT = 8;

    private final WholeDemand.Drawn drawn;
    private final Plan plan;
    private final List<Applicant> applicants;
    private final int unknownHome;
    private final Map<Method.Mode, Instance> instances = new EnumMap<>(Method.Mode.class);
    private final Map<Method, Placed> placed =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Method, Placed> eldest) {
                    return size() > KEPT;
                }
            };

    /// @param buildings where they stand
    Snapshot(WholeDemand.Drawn drawn, Plan plan, Map<String, Point> buildings) {
        this.drawn = drawn;
        this.plan = plan;
        this.applicants = applicants(drawn.due(), buildings);
        this.unknownHome =
                drawn.due().size() - applicants.stream().mapToInt(Applicant::seats).sum();
    }

    WholeDemand.Drawn drawn() {
        return drawn;
    }

    Plan plan() {
        return plan;
    }

    List<Applicant> applicants() {
        return applicants;
    }

    /// Children of whom no home is known.
    int unknownHome() {
        return unknownHome;
    }

    /// Where the children are placed today.
    Placed today(Method method) {
        var known = placed.get(method);
        if (known == null) {
            known = Placed.of(plan, applicants, instance(method.mode()), method);
            placed.put(method, known);
        }
        return known;
    }

    /// Where they would be placed. What has not changed is not measured anew.
    ///
    /// @param changed the plan with the changes
    /// @param method of the scenario
    Placed with(Changes changes, Plan changed, Method method) {
        if (changes.list().isEmpty()) {
            return today(method);
        }
        return Placed.of(
                changed,
                applicants,
                changes.seatsOnly() && !plan.neverRefused()
                        ? Placed.withSeats(
                                instance(method.mode()), changed, applicants, changes.closed())
                        : Placed.instance(changed, applicants, method.mode()),
                method);
    }

    private Instance instance(Method.Mode mode) {
        return instances.computeIfAbsent(mode, it -> Placed.instance(plan, applicants, it));
    }

    private static List<Applicant> applicants(
            List<WholeDemand.Due> due, Map<String, Point> buildings) {
        record Together(int birth, String building, String language, String holds) {}
        var applicants = new ArrayList<Applicant>();
        Map<Together, Integer> births = new HashMap<>();
        var sorted =
                due.stream().sorted(Comparator.comparingInt(it -> it.child().value())).toList();
        for (var it : sorted) {
            var building = it.building();
            var at = building == null ? null : buildings.get(building);
            if (at == null) {
                continue;
            }
            var together =
                    new Together(
                            it.birth(),
                            Objects.requireNonNull(building),
                            it.language().code(),
                            String.valueOf(it.holds()));
            var first = it.birth() == 0 ? null : births.putIfAbsent(together, applicants.size());
            if (first == null) {
                applicants.add(
                        new Applicant(
                                "child-" + it.child().value(),
                                1,
                                at,
                                it.language(),
                                it.holds(),
                                it.siblings()));
            } else {
                var one = applicants.get(first);
                applicants.set(
                        first,
                        new Applicant(
                                one.id(),
                                one.seats() + 1,
                                at,
                                one.language(),
                                one.holds(),
                                one.siblings()));
            }
        }
        return List.copyOf(applicants);
    }
}

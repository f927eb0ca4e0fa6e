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
final class Town {
    /// Placings of today that are kept, of so many settings.
    private static final int KEPT = 8;

    private final WholeDemand.Drawn drawn;
    private final Plan plan;
    private final List<Home> homes;
    private final int unknownHome;
    private final Map<Setting.Mode, Instance> instances = new EnumMap<>(Setting.Mode.class);
    private final Map<Setting, Placed> placed =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Setting, Placed> eldest) {
                    return size() > KEPT;
                }
            };

    /// @param buildings where they stand
    Town(WholeDemand.Drawn drawn, Plan plan, Map<String, Point> buildings) {
        this.drawn = drawn;
        this.plan = plan;
        this.homes = homes(drawn.due(), buildings);
        this.unknownHome = drawn.due().size() - homes.stream().mapToInt(Home::seats).sum();
    }

    WholeDemand.Drawn drawn() {
        return drawn;
    }

    Plan plan() {
        return plan;
    }

    List<Home> homes() {
        return homes;
    }

    /// Children of whom no home is known.
    int unknownHome() {
        return unknownHome;
    }

    /// Where the children are placed today.
    Placed today(Setting setting) {
        var known = placed.get(setting);
        if (known == null) {
            known = Placed.of(plan, homes, instance(setting.mode()), setting);
            placed.put(setting, known);
        }
        return known;
    }

    /// Where they would be placed. What has not changed is not measured anew.
    ///
    /// @param changed the plan with the changes
    /// @param setting of the scenario
    Placed with(Changes changes, Plan changed, Setting setting) {
        if (changes.list().isEmpty()) {
            return today(setting);
        }
        return Placed.of(
                changed,
                homes,
                changes.seatsOnly() && !plan.neverRefused()
                        ? Placed.withSeats(
                                instance(setting.mode()), changed, homes, changes.closed())
                        : Placed.instance(changed, homes, setting.mode()),
                setting);
    }

    private Instance instance(Setting.Mode mode) {
        return instances.computeIfAbsent(mode, it -> Placed.instance(plan, homes, it));
    }

    private static List<Home> homes(List<WholeDemand.Due> due, Map<String, Point> buildings) {
        record Together(int birth, String building, String language, String holds) {}
        var homes = new ArrayList<Home>();
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
            var first = it.birth() == 0 ? null : births.putIfAbsent(together, homes.size());
            if (first == null) {
                homes.add(
                        new Home(
                                "child-" + it.child().value(),
                                1,
                                at,
                                it.language(),
                                it.holds(),
                                it.siblings()));
            } else {
                var one = homes.get(first);
                homes.set(
                        first,
                        new Home(
                                one.id(),
                                one.seats() + 1,
                                at,
                                one.language(),
                                one.holds(),
                                one.siblings()));
            }
        }
        return List.copyOf(homes);
    }
}

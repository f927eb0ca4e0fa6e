// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.allocation.Allocation;
import city.allocation.Child;
import city.allocation.Instance;
import city.allocation.Result;
import city.allocation.Way;
import city.base.shared.UnitId;
import city.heart.placement.Plan;
import city.heart.placement.Reach;
import city.planning.round.RoundRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All children placed on a plan: as a round would place them, with the same ways, grounds and rule.
final class Placed {
    private final Plan plan;
    private final List<Home> homes;
    private final Instance instance;
    private final Result result;

    private Placed(Plan plan, List<Home> homes, Instance instance, Result result) {
        this.plan = plan;
        this.homes = homes;
        this.instance = instance;
        this.result = result;
    }

    /// @param instance of these homes on this plan
    static Placed of(Plan plan, List<Home> homes, Instance instance, Setting setting) {
        return new Placed(plan, homes, instance, Allocation.run(instance, setting.rule()));
    }

    /// The same homes, ways and areas with other numbers of seats, and units closed: nothing is measured
    /// anew.
    static Instance withSeats(
            Instance today, Plan changed, List<Home> homes, Collection<UnitId> closed) {
        var now = today;
        for (var u = 0; u < today.units(); u++) {
            var unit = today.unit(u);
            var seats = changed.seats(new UnitId(unit.id()));
            if (seats != unit.seats()) {
                now = now.withSeats(unit.id(), seats);
            }
        }
        return now.releasing(
                homes.stream().filter(it -> closed.contains(it.holds())).map(Home::id).toList());
    }

    Plan plan() {
        return plan;
    }

    /// Where a home's child is placed; null for nowhere.
    @Nullable UnitId unit(Home home) {
        return result.unitOf(home.id()).map(UnitId::new).orElse(null);
    }

    Result result() {
        return result;
    }

    Instance instance() {
        return instance;
    }

    /// The inputs as a round has them.
    static Instance instance(Plan plan, List<Home> homes, Setting.Mode mode) {
        var builder = Instance.builder();
        var all = new HashMap<String, Integer>();
        var open = new HashSet<UnitId>();
        plan.units().forEach(it -> open.add(it.id()));
        for (var home : homes) {
            var holds =
                    mode == Setting.Mode.KEEP && open.contains(home.holds()) ? home.holds() : null;
            var ways = ways(plan, home, holds);
            builder.child(
                    new Child(
                            home.id(),
                            home.seats(),
                            true,
                            "",
                            holds == null ? null : holds.value(),
                            List.of(),
                            ways));
            ways.forEach(it -> all.merge(it.unit(), home.seats(), Integer::sum));
        }
        all.forEach((unit, children) -> {
            var seats = plan.seats(new UnitId(unit));
            // A school takes every child of its own area, full or not (628/1998, section 6).
            builder.unit(unit, plan.neverRefused() ? Math.max(seats, children) : seats);
        });
        return builder.build();
    }

    /// @param holds a place that is kept: its unit is open to the child, whatever the area
    private static List<Way> ways(Plan plan, Home home, @Nullable UnitId holds) {
        var ways = new ArrayList<Way>();
        if (plan.reach(home.place(), home.language()) instanceof Reach.Units(_, _, var open)) {
            for (var it : open) {
                ways.add(
                        new Way(
                                it.unit().value(),
                                it.metres(),
                                RoundRule.grounds(it, home.siblings())));
            }
        }
        if (holds != null && ways.stream().noneMatch(it -> it.unit().equals(holds.value()))) {
            ways.add(new Way(holds.value(), plan.metres(home.place(), holds), Set.of()));
        }
        return ways;
    }
}

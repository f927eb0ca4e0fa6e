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
    private final List<Applicant> applicants;
    private final Instance instance;
    private final Result result;

    private Placed(Plan plan, List<Applicant> applicants, Instance instance, Result result) {
        this.plan = plan;
        this.applicants = applicants;
        this.instance = instance;
        this.result = result;
    }

    /// @param instance of these homes on this plan
    static Placed of(Plan plan, List<Applicant> applicants, Instance instance, Method method) {
        return new Placed(plan, applicants, instance, Allocation.run(instance, method.rule()));
    }

    /// The same homes, ways and areas with other numbers of seats, and units closed: nothing is measured
    /// anew.
    static Instance withSeats(
            Instance today, Plan changed, List<Applicant> applicants, Collection<UnitId> closed) {
        var now = today;
        for (var u = 0; u < today.units(); u++) {
            var unit = today.unit(u);
            var seats = changed.seats(new UnitId(unit.id()));
            if (seats != unit.seats()) {
                now = now.withSeats(unit.id(), seats);
            }
        }
        return now.releasing(
                applicants.stream()
                        .filter(it -> closed.contains(it.holds()))
                        .map(Applicant::id)
                        .toList());
    }

    Plan plan() {
        return plan;
    }

    /// Where a home's child is placed; null for nowhere.
    @Nullable UnitId unit(Applicant applicant) {
        return result.unitOf(applicant.id()).map(UnitId::new).orElse(null);
    }

    Result result() {
        return result;
    }

    Instance instance() {
        return instance;
    }

    /// The inputs as a round has them.
    static Instance instance(Plan plan, List<Applicant> applicants, Method.Mode mode) {
        var builder = Instance.builder();
        var all = new HashMap<String, Integer>();
        var open = new HashSet<UnitId>();
        plan.units().forEach(it -> open.add(it.id()));
        for (var applicant : applicants) {
            var holds =
                    mode == Method.Mode.KEEP && open.contains(applicant.holds())
                            ? applicant.holds()
                            : null;
            var ways = ways(plan, applicant, holds);
            builder.child(
                    new Child(
                            applicant.id(),
                            applicant.seats(),
                            true,
                            "",
                            holds == null ? null : holds.value(),
                            List.of(),
                            ways));
            ways.forEach(it -> all.merge(it.unit(), applicant.seats(), Integer::sum));
        }
        all.forEach((unit, children) -> {
            var seats = plan.seats(new UnitId(unit));
            // A school takes every child of its own area, full or not (628/1998, section 6).
            builder.unit(unit, plan.neverRefused() ? Math.max(seats, children) : seats);
        });
        return builder.build();
    }

    /// @param holds a place that is kept: its unit is open to the child, whatever the area
    private static List<Way> ways(Plan plan, Applicant applicant, @Nullable UnitId holds) {
        var ways = new ArrayList<Way>();
        if (plan.reach(applicant.place(), applicant.language())
                instanceof Reach.Units(_, _, var open)) {
            for (var it : open) {
                ways.add(
                        new Way(
                                it.unit().value(),
                                it.metres(),
                                RoundRule.grounds(it, applicant.siblings())));
            }
        }
        if (holds != null && ways.stream().noneMatch(it -> it.unit().equals(holds.value()))) {
            ways.add(new Way(holds.value(), plan.metres(applicant.place(), holds), Set.of()));
        }
        return ways;
    }
}

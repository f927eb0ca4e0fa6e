// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Puts children of one birth into one unit each. First by hand, so to say: those whom the flow has in one unit stay
/// there, the others go, by id, where it is cheapest for them at its prices among the units with seats enough.
///
/// Where that does not reach the bound, the search branches over those who came apart: settled in each unit, the cheapest first, the
/// rest solved anew as if separable. What cannot become better than the best so far is left out, by its prices before it is solved and
/// by its value after. So if the steps suffice nothing better is left; they suffice in small rounds, in great ones
/// they end it (the count depends on the size of the round alone, never on the clock). The lot is no reason to go on.
final class Together {
    /// A step solves a flow; steps times seats times units stay below this, about a second.
    private static final long WORK = 20_000_000;

    private static final int MOST_STEPS = 2000;

    private final Seating seating;
    private final Instance in;
    private final int tiers;
    private final List<Integer> groups = new ArrayList<>();
    private final int[] best;
    private long[] value = {};
    private long steps;

    Together(Seating seating) {
        this.seating = seating;
        in = seating.in;
        tiers = seating.objective.tiers();
        for (var i = 0; i < in.children(); i++) {
            if (in.childSeats[i] > 1 && seating.isFree(i)) {
                groups.add(i);
            }
        }
        best = new int[groups.size()];
    }

    /// Settles all children of one birth.
    ///
    /// @param apart the flow as if they could be separated
    /// @return false if there are none
    boolean search(UnitFlow apart) {
        if (groups.isEmpty()) {
            return false;
        }
        var seats = seating.seats();
        var bound = seating.values(apart);
        steps = Math.min(MOST_STEPS, WORK / Math.max(1, (long) seats.length * in.units()));
        byHand(seats, apart);
        value = seating.values(seating.flow());
        groups.forEach(seating::release);
        if (less(bound)) {
            descend(apart, bound);
        }
        for (var g = 0; g < best.length; g++) {
            seating.settle(groups.get(g), best[g]);
        }
        return true;
    }

    /// Whether a value is better than the best so far.
    private boolean less(long[] other) {
        return Arrays.compare(other, 0, tiers - 1, value, 0, tiers - 1) < 0;
    }

    private void byHand(int[] seats, UnitFlow apart) {
        var split = new ArrayList<Integer>();
        for (var g = 0; g < best.length; g++) {
            int group = groups.get(g);
            var units = units(group, seats, apart);
            if (units.length == 1) {
                best[g] = units[0];
                seating.settle(group, best[g]);
            } else {
                split.add(g);
            }
        }
        for (int g : split) {
            int group = groups.get(g);
            best[g] = options(group, apart).getFirst().unit();
            seating.settle(group, best[g]);
        }
    }

    /// Where a flow has these children.
    private int[] units(int group, int[] seats, UnitFlow flow) {
        var first = IntStream.range(0, seats.length).filter(it -> seats[it] == group).findFirst();
        return IntStream.range(first.orElseThrow(), first.orElseThrow() + in.childSeats[group])
                .map(flow::at)
                .sorted()
                .distinct()
                .toArray();
    }

    /// A unit for children of one birth.
    ///
    /// @param cost of one seat there at the flow's prices
    private record Option(int unit, long[] cost) {}

    /// The units with seats enough, and no place, the cheapest first.
    private List<Option> options(int group, UnitFlow flow) {
        var all = new ArrayList<Option>();
        for (var way = in.starts[group]; way < in.starts[group + 1]; way++) {
            if (seating.fits(group, in.wayUnit[way])) {
                all.add(new Option(in.wayUnit[way], cost(group, in.wayUnit[way], way, flow)));
            }
        }
        var none = cost(group, seating.nowhere, Instance.NONE, flow);
        all.add(new Option(seating.nowhere, none));
        all.sort(Comparator.comparing(Option::cost, Arrays::compare));
        return all;
    }

    private long[] cost(int child, int unit, int way, UnitFlow flow) {
        var cost = new long[tiers];
        for (var t = 0; t < tiers; t++) {
            cost[t] = seating.objective.value(t, child, unit, way) + flow.price(unit, t);
        }
        return cost;
    }

    /// @param flow the best with those settled so far, better than the best of all so far
    private void descend(UnitFlow flow, long[] its) {
        var seats = seating.seats();
        var at = new int[best.length];
        var split = -1;
        var apart = new int[0];
        for (var g = 0; g < best.length && split < 0; g++) {
            int group = groups.get(g);
            if (seating.isFree(group)) {
                apart = units(group, seats, flow);
                split = apart.length > 1 ? group : -1;
                at[g] = apart[0];
            } else {
                at[g] = seating.at(group);
            }
        }
        if (split < 0) {
            value = its;
            System.arraycopy(at, 0, best, 0, at.length);
            return;
        }
        // At the flow's prices all units that it has them in cost the same, none less.
        var way = apart[0] == seating.nowhere ? Instance.NONE : in.way(split, apart[0]);
        var least = cost(split, apart[0], way, flow);
        for (var option : options(split, flow)) {
            var from = its.clone();
            for (var t = 0; t < tiers; t++) {
                from[t] += in.childSeats[split] * (option.cost()[t] - least[t]);
            }
            if (!less(from) || steps-- <= 0) {
                return;
            }
            seating.settle(split, option.unit());
            var next = seating.flow();
            var values = seating.values(next);
            if (less(values)) {
                descend(next, values);
            }
            seating.release(split);
        }
    }
}

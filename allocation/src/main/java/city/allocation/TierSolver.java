// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Least total way in tiers: children who keep a place first, then all others by `UnitFlow`.
///
/// Children of one birth: solved as if they could be separated, which gives the bound. Those who came to
/// one unit stay there; the others go, by id, to the unit that is cheapest for them at these prices among
/// those with seats enough; single children are then placed anew around them. If that does not reach the
/// bound, each other unit that the solution named for them is tried too.
final class TierSolver {
    private static final int MOST_DRAWS = 32;

    /// Trying other units for children of one birth is for instances below this size.
    private static final long TRIES_UP_TO = 1_000_000;

    private final Instance in;
    private final Tiers rule;

    TierSolver(Instance in, Tiers rule) {
        this.in = in;
        this.rule = rule;
    }

    Result solve() {
        for (var draw = 0; ; draw++) {
            var run = new Run(new Objective(in, rule, draw), draw);
            if (run.solve() || draw == MOST_DRAWS - 1) {
                return run.result();
            }
        }
    }

    /// One draw of the lot.
    private final class Run {
        final Objective objective;
        final int draw;
        final int nowhere = in.units();

        /// Per child: unit, `nowhere`, or −1 while free.
        final int[] place = new int[in.children()];

        final int[] capacity = in.unitSeats.clone();
        final List<Integer> groups = new ArrayList<>();
        final long[][] rows = new long[in.children()][];
        List<Result.Prices> bound = List.of();
        List<Result.Prices> prices = List.of();

        Run(Objective objective, int draw) {
            this.objective = objective;
            this.draw = draw;
            Arrays.fill(place, -1);
            for (var i = 0; i < place.length; i++) {
                if (in.keeps[i] != Instance.NONE) {
                    settle(i, in.keeps[i]);
                } else if (in.childSeats[i] > 1) {
                    groups.add(i);
                }
            }
            // Children who keep their places may be more than the seats: then there is no free one.
            for (var u = 0; u < capacity.length; u++) {
                capacity[u] = Math.max(0, capacity[u]);
            }
        }

        private void settle(int child, int unit) {
            place[child] = unit;
            if (unit < nowhere) {
                capacity[unit] -= in.childSeats[child];
            }
        }

        /// @return whether the solution is the only one
        boolean solve() {
            var free = new ArrayList<Integer>();
            for (var i = 0; i < place.length; i++) {
                if (place[i] < 0) {
                    rows[i] = objective.row(i);
                    for (var seat = 0; seat < in.childSeats[i]; seat++) {
                        free.add(i);
                    }
                }
            }
            var flow = flow(free);
            bound = prices(flow, free);
            if (!groups.isEmpty()) {
                var options = together(flow, free);
                free.removeIf(it -> in.childSeats[it] > 1);
                flow = flow(free);
                prices = prices(flow, free);
                flow = improve(options, free, flow);
            } else {
                prices = bound;
            }
            for (var k = 0; k < free.size(); k++) {
                place[free.get(k)] = flow.at(k);
            }
            return flow.unique();
        }

        private UnitFlow flow(List<Integer> free) {
            var seats = free.stream().mapToInt(it -> it).toArray();
            var tiers = objective.tiers();
            var flow =
                    new UnitFlow(
                            free.stream().map(it -> rows[it]).toArray(long[][]::new),
                            capacity,
                            (seat, unit, into) -> {
                                var child = seats[seat];
                                var way = unit == nowhere ? Instance.NONE : in.way(child, unit);
                                for (var t = 0; t < tiers; t++) {
                                    into[t] = objective.value(t, child, unit, way);
                                }
                            },
                            tiers);
            flow.solve();
            return flow;
        }

        /// Puts each group into one unit, and tells in which units the flow had its members.
        private List<int[]> together(UnitFlow flow, List<Integer> free) {
            var units = new ArrayList<int[]>();
            for (var group : groups) {
                var first = free.indexOf(group);
                units.add(
                        java.util.stream.IntStream.range(first, first + in.childSeats[group])
                                .map(flow::at)
                                .sorted()
                                .distinct()
                                .toArray());
            }
            for (var g = 0; g < groups.size(); g++) {
                if (units.get(g).length == 1) {
                    settle(groups.get(g), units.get(g)[0]);
                }
            }
            for (var g = 0; g < groups.size(); g++) {
                if (units.get(g).length > 1) {
                    settle(groups.get(g), cheapest(groups.get(g), flow));
                }
            }
            return units;
        }

        private int cheapest(int group, UnitFlow flow) {
            var best = nowhere;
            var least = cost(group, nowhere, Instance.NONE, flow);
            for (var way = in.starts[group]; way < in.starts[group + 1]; way++) {
                var unit = in.wayUnit[way];
                if (capacity[unit] >= in.childSeats[group]) {
                    var cost = cost(group, unit, way, flow);
                    if (Arrays.compare(cost, least) < 0) {
                        least = cost;
                        best = unit;
                    }
                }
            }
            return best;
        }

        private long[] cost(int child, int unit, int way, UnitFlow flow) {
            var cost = new long[objective.tiers()];
            for (var t = 0; t < cost.length; t++) {
                cost[t] = objective.value(t, child, unit, way) + flow.price(unit, t);
            }
            return cost;
        }

        private UnitFlow improve(List<int[]> options, List<Integer> free, UnitFlow flow) {
            if ((long) free.size() * nowhere > TRIES_UP_TO) {
                return flow;
            }
            var best = flow;
            for (var g = 0; g < groups.size(); g++) {
                for (var unit : options.get(g)) {
                    int group = groups.get(g);
                    var now = place[group];
                    if (options.get(g).length > 1
                            && unit != now
                            && !values(prices).equals(values(bound))
                            && (unit == nowhere || capacity[unit] >= in.childSeats[group])) {
                        release(group);
                        settle(group, unit);
                        var other = flow(free);
                        var its = prices(other, free);
                        if (less(its, prices)) {
                            best = other;
                            prices = its;
                        } else {
                            release(group);
                            settle(group, now);
                        }
                    }
                }
            }
            return best;
        }

        private void release(int group) {
            if (place[group] < nowhere) {
                capacity[place[group]] += in.childSeats[group];
            }
        }

        private List<Long> values(List<Result.Prices> all) {
            return all.stream().map(Result.Prices::value).toList();
        }

        private boolean less(List<Result.Prices> a, List<Result.Prices> b) {
            for (var t = 0; t < a.size(); t++) {
                if (a.get(t).value() != b.get(t).value()) {
                    return a.get(t).value() < b.get(t).value();
                }
            }
            return false;
        }

        private List<Result.Prices> prices(UnitFlow flow, List<Integer> free) {
            var values = new long[objective.tiers()];
            for (var k = 0; k < free.size(); k++) {
                add(values, free.get(k), flow.at(k), 1);
            }
            for (var i = 0; i < place.length; i++) {
                if (place[i] >= 0) {
                    add(values, i, place[i], in.childSeats[i]);
                }
            }
            var all = new ArrayList<Result.Prices>();
            for (var t = 0; t < values.length; t++) {
                var byUnit = new TreeMap<String, Long>();
                for (var u = 0; u < nowhere; u++) {
                    if (flow.price(u, t) != 0) {
                        byUnit.put(in.unitIds[u], flow.price(u, t));
                    }
                }
                all.add(new Result.Prices(objective.name(t), values[t], byUnit));
            }
            return all;
        }

        private void add(long[] values, int child, int unit, int seats) {
            var way = unit == nowhere ? Instance.NONE : in.way(child, unit);
            for (var t = 0; t < values.length; t++) {
                values[t] += (long) seats * objective.value(t, child, unit, way);
            }
        }

        Result result() {
            var values =
                    prices.stream().map(it -> new Result.Value(it.tier(), it.value())).toList();
            return new Result(
                    Places.of(in, place),
                    values,
                    Optional.of(new Result.Proof(draw, prices, bound)));
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// Who is settled in which unit, and the best for all who are not: a flow of single seats, in which children of one
/// birth could be separated.
final class Seating {
    private static final int FREE = -1;

    final Instance in;
    final Objective objective;
    final int nowhere;

    /// Per child: unit, `nowhere`, or `FREE`.
    private final int[] place;

    private final int[] capacity;
    private final long[][] rows;

    /// Everybody is free but who keeps a place.
    Seating(Instance in, Objective objective) {
        this.in = in;
        this.objective = objective;
        nowhere = in.units();
        place = new int[in.children()];
        capacity = in.unitSeats.clone();
        rows = new long[place.length][];
        Arrays.fill(place, FREE);
        for (var i = 0; i < place.length; i++) {
            if (in.keeps[i] == Instance.NONE) {
                rows[i] = objective.row(i);
            } else {
                settle(i, in.keeps[i]);
            }
        }
        // Children who keep their places may be more than the seats: then there is no free one.
        for (var u = 0; u < capacity.length; u++) {
            capacity[u] = Math.max(0, capacity[u]);
        }
    }

    void settle(int child, int unit) {
        place[child] = unit;
        if (unit < nowhere) {
            capacity[unit] -= in.childSeats[child];
        }
    }

    void release(int child) {
        if (place[child] < nowhere) {
            capacity[place[child]] += in.childSeats[child];
        }
        place[child] = FREE;
    }

    boolean isFree(int child) {
        return place[child] == FREE;
    }

    /// The unit of a child who is settled.
    int at(int child) {
        return place[child];
    }

    boolean fits(int child, int unit) {
        return unit == nowhere || capacity[unit] >= in.childSeats[child];
    }

    /// The best for all who are free; its seats are theirs in the order of children.
    UnitFlow flow() {
        var flow = new UnitFlow(new UnitGraph(rows(), capacity), values(), objective.tiers());
        flow.solve();
        return flow;
    }

    /// The same seats where they are told to be.
    UnitGraph graph(int[] at) {
        return UnitGraph.of(rows(), capacity, at);
    }

    private long[][] rows() {
        return Arrays.stream(seats()).mapToObj(it -> rows[it]).toArray(long[][]::new);
    }

    /// The values of those seats.
    UnitFlow.Values values() {
        var seats = seats();
        return (seat, unit, into) -> {
            var child = seats[seat];
            var way = unit == nowhere ? Instance.NONE : in.way(child, unit);
            for (var t = 0; t < into.length; t++) {
                into[t] = objective.value(t, child, unit, way);
            }
        };
    }

    /// The child of each seat of a flow.
    int[] seats() {
        var seats = new int[Arrays.stream(in.childSeats).sum()];
        var count = 0;
        for (var i = 0; i < place.length; i++) {
            for (var seat = 0; seat < in.childSeats[i] && isFree(i); seat++) {
                seats[count++] = i;
            }
        }
        return Arrays.copyOf(seats, count);
    }

    /// What the tiers come to, those who are settled and this flow together.
    long[] values(UnitFlow flow) {
        var values = new long[objective.tiers()];
        var seats = seats();
        for (var k = 0; k < seats.length; k++) {
            add(values, seats[k], flow.at(k), 1);
        }
        for (var i = 0; i < place.length; i++) {
            if (!isFree(i)) {
                add(values, i, place[i], in.childSeats[i]);
            }
        }
        return values;
    }

    private void add(long[] values, int child, int unit, int seats) {
        var way = unit == nowhere ? Instance.NONE : in.way(child, unit);
        for (var t = 0; t < values.length; t++) {
            values[t] += (long) seats * objective.value(t, child, unit, way);
        }
    }

    List<Result.Prices> prices(UnitFlow flow) {
        var values = values(flow);
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

    /// Unit per child, nobody of one birth being free any more.
    int[] places(UnitFlow flow) {
        var all = place.clone();
        var seats = seats();
        for (var k = 0; k < seats.length; k++) {
            all[seats[k]] = flow.at(k);
        }
        return all;
    }
}

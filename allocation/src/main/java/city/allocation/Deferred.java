// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Deferred acceptance, the children asking. What a unit takes of all who asked so far only ever loses those
/// who rank below newcomers (see `Line`), therefore the order of asking changes nothing.
final class Deferred {
    private final Instance in;
    private final Ladder rule;

    /// Children by lot, and where each stands in it.
    private final int[] byLot;

    private final int[] lotRank;
    private final int lotBits;
    private final int[] stepBits;

    /// The last question of each child: 1 to wishes: that wish; beyond: by way.
    private final int[] asked;

    private final int[] askedUnit;
    private final int[] place;

    Deferred(Instance in, Ladder rule) {
        this.in = in;
        this.rule = rule;
        var n = in.children();
        byLot = Priorities.drawn(in, rule.seed());
        lotRank = new int[n];
        for (var k = 0; k < n; k++) {
            lotRank[byLot[k]] = k;
        }
        lotBits = 32 - Integer.numberOfLeadingZeros(n);
        stepBits = new int[rule.steps().size()];
        for (var s = 0; s < stepBits.length; s++) {
            stepBits[s] = rule.steps().get(s) instanceof Ladder.Step.Of(var g) ? in.bit(g) : 0;
        }
        asked = new int[n];
        askedUnit = new int[n];
        Arrays.fill(askedUnit, -1);
        place = new int[n];
        Arrays.fill(place, Instance.NONE);
    }

    Result solve() {
        var lines = lines();
        var waiting = new int[in.children() + 1];
        for (var first = 0; first < in.children(); first++) {
            if (in.keeps[first] != Instance.NONE) {
                place[first] = in.keeps[first];
                continue;
            }
            var count = 0;
            waiting[count++] = first;
            while (count > 0) {
                var child = waiting[--count];
                var way = ask(child);
                if (way != Instance.NONE) {
                    var unit = in.wayUnit[way];
                    place[child] = unit;
                    var line = lines[unit];
                    line.ask(key(child, way), in.childSeats[child], in.kinds[child]);
                    for (var k = 0; k < line.turnedAway; k++) {
                        var away = byLot[(int) (line.away[k] & (1L << lotBits) - 1)];
                        place[away] = Instance.NONE;
                        if (count == waiting.length) {
                            throw new IllegalStateException("A child asks twice at once");
                        }
                        waiting[count++] = away;
                    }
                }
            }
        }
        var places = new TreeMap<String, String>();
        for (var i = 0; i < place.length; i++) {
            if (place[i] != Instance.NONE) {
                places.put(in.childIds[i], in.unitIds[place[i]]);
            }
        }
        return new Result(places, java.util.List.of(), Optional.empty());
    }

    private Line[] lines() {
        var seats = in.unitSeats.clone();
        var kept = new HashMap<String, Integer>();
        for (var i = 0; i < in.children(); i++) {
            if (in.keeps[i] != Instance.NONE) {
                seats[in.keeps[i]] -= in.childSeats[i];
                kept.merge(in.keeps[i] + "|" + in.kinds[i], in.childSeats[i], Integer::sum);
            }
        }
        var kinds = Priorities.kinds(in, rule);
        var lines = new Line[in.units()];
        for (var u = 0; u < lines.length; u++) {
            var its = kinds.get(u);
            var open = Math.max(0, seats[u]);
            if (its == null) {
                lines[u] = new Line(open, Map.of());
            } else {
                var rest = new HashMap<String, Line.Kind>();
                var left = open;
                for (var kind : new TreeMap<>(its).values()) {
                    int held = kept.getOrDefault(u + "|" + kind.name(), 0);
                    var reserve = Math.min(left, Math.max(0, kind.reserve() - held));
                    left -= reserve;
                    rest.put(
                            kind.name(),
                            new Line.Kind(
                                    kind.name(),
                                    reserve,
                                    kind.kept(),
                                    Math.max(0, kind.quota() - held)));
                }
                lines[u] = new Line(open, rest);
            }
        }
        return lines;
    }

    /// The next way that the child asks for, or `NONE` at the end of its list.
    private int ask(int child) {
        var wishes = in.wishCount[child];
        var from = in.starts[child];
        var to = in.starts[child + 1];
        if (asked[child] < wishes) {
            var rank = ++asked[child];
            for (var way = from; way < to; way++) {
                if (in.wayWish[way] == rank) {
                    return way;
                }
            }
            throw new IllegalStateException("A wish without a way");
        }
        if (wishes > 0 && !in.rights[child]) {
            return Instance.NONE;
        }
        var last = askedUnit[child];
        var past = last < 0 ? -1 : in.wayMetres[last];
        var best = Instance.NONE;
        var least = Integer.MAX_VALUE;
        for (var way = from; way < to; way++) {
            var metres = in.wayMetres[way];
            if (metres < least
                    && (metres > past || metres == past && way > last)
                    && in.wayWish[way] == 0) {
                least = metres;
                best = way;
            }
        }
        askedUnit[child] = best;
        return best;
    }

    /// Where a child stands in a unit's line: the smaller the further ahead, the lot in the lowest bits.
    private long key(int child, int way) {
        var key = 0L;
        for (var s = 0; s < stepBits.length; s++) {
            switch (rule.steps().get(s)) {
                case Ladder.Step.Right _ -> key = key << 1 | (in.rights[child] ? 0 : 1);
                case Ladder.Step.Of _ ->
                        key = key << 1 | ((in.wayGrounds[way] & stepBits[s]) != 0 ? 0 : 1);
                case Ladder.Step.Metres(var band) -> key = key << 20 | in.wayMetres[way] / band;
            }
        }
        return key << lotBits | lotRank[child];
    }
}

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
    private final int[] bands;

    private static final int RIGHT = -1;

    /// How many wishes each child has asked for.
    private final int[] asked;

    /// The next ways of each child, packed as in the instance, and how far it has come in them.
    private final long[] near;

    private final byte[] nearAt;

    /// What the last question was for.
    private int unit;

    private long key;
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
        bands = new int[stepBits.length];
        for (var s = 0; s < stepBits.length; s++) {
            switch (rule.steps().get(s)) {
                case Ladder.Step.Right _ -> stepBits[s] = RIGHT;
                case Ladder.Step.Of(var ground) -> stepBits[s] = in.bit(ground);
                case Ladder.Step.Metres(var band) -> bands[s] = band;
            }
        }
        asked = new int[n];
        near = in.near.clone();
        nearAt = new byte[n];
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
                if (ask(child)) {
                    place[child] = unit;
                    var line = lines[unit];
                    line.ask(key, in.childSeats[child], in.kinds[child]);
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

    /// Sets unit and key of the next question.
    ///
    /// @return false at the end of the child's list
    private boolean ask(int child) {
        var wishes = in.wishCount[child];
        if (asked[child] < wishes) {
            var rank = ++asked[child];
            var way = in.starts[child];
            while (in.wayWish[way] != rank) {
                way++;
            }
            unit = in.wayUnit[way];
            key = key(child, in.wayMetres[way], in.wayGrounds[way]);
            return true;
        }
        if (wishes > 0 && !in.rights[child]) {
            return false;
        }
        if (nearAt[child] == Instance.AHEAD) {
            in.nearest(child, near[child * Instance.AHEAD + Instance.AHEAD - 1], near);
            nearAt[child] = 0;
        }
        var next = near[child * Instance.AHEAD + nearAt[child]];
        if (next == Instance.NONE) {
            return false;
        }
        nearAt[child]++;
        unit = (int) next;
        key = key(child, Instance.metres(next), (int) (next >> 32));
        return true;
    }

    /// Where a child stands in a unit's line: the smaller the further ahead, the lot in the lowest bits.
    private long key(int child, int metres, int grounds) {
        var key = 0L;
        for (var s = 0; s < stepBits.length; s++) {
            if (bands[s] > 0) {
                key = key << 20 | metres / bands[s];
            } else if (stepBits[s] == RIGHT) {
                key = key << 1 | (in.rights[child] ? 0 : 1);
            } else {
                key = key << 1 | ((grounds & stepBits[s]) != 0 ? 0 : 1);
            }
        }
        return key << lotBits | lotRank[child];
    }
}

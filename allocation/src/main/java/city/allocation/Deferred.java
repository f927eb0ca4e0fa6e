// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

    /// How far each child has come in its list.
    private final int[] asked;

    /// The whole lists of those who came further than what lies ready.
    private final long[] @Nullable [] whole;

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
        whole = new long[n][];
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
                var line = ask(child, lines);
                if (line == null) {
                    continue;
                }
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
        return new Result(Places.of(in, place), List.of(), Optional.empty());
    }

    /// The child asks on until a line takes its question.
    ///
    /// @return the line, which may have turned away the child or others; null at the end of the child's list
    private @Nullable Line ask(int child, Line[] lines) {
        for (var next = next(child); next != Instance.NONE; next = next(child)) {
            var unit = Preferences.unit(next);
            var line = lines[unit];
            var key = key(child, next);
            if (key < line.limit) {
                place[child] = unit;
                line.ask(key, in.childSeats[child], in.kinds[child]);
                return line;
            }
        }
        return null;
    }

    private long next(int child) {
        var at = asked[child]++;
        if (at < Instance.AHEAD) {
            return in.ahead[child * Instance.AHEAD + at];
        }
        var list = whole[child];
        if (list == null) {
            list = Preferences.whole(in, child);
            whole[child] = list;
        }
        return at < list.length ? list[at] : Instance.NONE;
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

    /// Where a child stands in a unit's line: the smaller the further ahead, the lot in the lowest bits.
    private long key(int child, long entry) {
        var grounds = Preferences.grounds(entry);
        var key = 0L;
        for (var s = 0; s < stepBits.length; s++) {
            if (bands[s] > 0) {
                key = key << 20 | Preferences.metres(entry) / bands[s];
            } else if (stepBits[s] == RIGHT) {
                key = key << 1 | (in.rights[child] ? 0 : 1);
            } else {
                key = key << 1 | ((grounds & stepBits[s]) != 0 ? 0 : 1);
            }
        }
        return key << lotBits | lotRank[child];
    }
}

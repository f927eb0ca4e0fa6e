// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Those who asked one unit, best first, and whom it takes of them:
///
/// 1. of a kind with a quota, those from the front as long as they fit into the quota;
/// 2. of a kind with reserved seats, those from the front as long as they fit into these;
/// 3. of all others, those from the front as long as they fit into the open seats: all seats but the
///    reserved, and reserved seats that the kind's askers are too few for, unless they are kept.
///
/// The first that does not fit ends its line. With more askers nobody who was turned away is taken: each
/// limit only shrinks and each line only grows ahead of them.
final class Line {
    /// @param quota `Integer.MAX_VALUE` if there is none
    record Kind(String name, int reserve, boolean kept, int quota) {}

    private record Asker(long key, int seats, String kind) {}

    private final int seats;
    private final Map<String, Kind> kinds;

    // Without kinds: those taken, and the key from which on everybody is turned away.
    private long[] taken;
    private int[] sizes;
    private int count;
    private int used;
    private long end = Long.MAX_VALUE;

    // With kinds: everybody who asked.
    private final List<Asker> askers = new ArrayList<>();
    private final java.util.Set<Long> inside = new java.util.HashSet<>();

    /// Whom the last question turned away, the asker perhaps among them.
    long[] away = new long[8];

    int turnedAway;

    Line(int seats, Map<String, Kind> kinds) {
        this.seats = seats;
        this.kinds = kinds;
        taken = new long[Math.min(seats, 1 << 16) + 1];
        sizes = new int[taken.length];
    }

    void ask(long key, int size, String kind) {
        turnedAway = 0;
        if (!kinds.isEmpty()) {
            askWithKinds(new Asker(key, size, kind));
            return;
        }
        if (key >= end || size > seats) {
            // A case greater than the unit ends no line: there is no seat it could wait for.
            turn(key);
            return;
        }
        var at = -Arrays.binarySearch(taken, 0, count, key) - 1;
        System.arraycopy(taken, at, taken, at + 1, count - at);
        System.arraycopy(sizes, at, sizes, at + 1, count - at);
        taken[at] = key;
        sizes[at] = size;
        used += size;
        if (++count == taken.length) {
            taken = Arrays.copyOf(taken, count * 2);
            sizes = Arrays.copyOf(sizes, count * 2);
        }
        if (used > seats) {
            close();
        }
    }

    private void close() {
        var last = count;
        var sum = used;
        while (sum > seats) {
            sum -= sizes[--last];
        }
        end = taken[last];
        for (var k = last; k < count; k++) {
            turn(taken[k]);
        }
        count = last;
        used = sum;
    }

    private void turn(long key) {
        if (turnedAway == away.length) {
            away = Arrays.copyOf(away, turnedAway * 2);
        }
        away[turnedAway++] = key;
    }

    private void askWithKinds(Asker asker) {
        if (asker.seats() > seats) {
            turn(asker.key());
            return;
        }
        var at = 0;
        while (at < askers.size() && askers.get(at).key() < asker.key()) {
            at++;
        }
        askers.add(at, asker);
        inside.add(asker.key());
        var chosen = choose();
        for (var it : askers) {
            if (!chosen.contains(it.key()) && inside.remove(it.key())) {
                turn(it.key());
            }
        }
    }

    private java.util.Set<Long> choose() {
        var chosen = new java.util.HashSet<Long>();
        var asking = new HashMap<String, Integer>();
        var reserved = new HashMap<String, Integer>();
        var over = new java.util.HashSet<String>();
        var full = new java.util.HashSet<String>();
        var waiting = new ArrayList<Asker>();
        for (var it : askers) {
            var sum = asking.merge(it.kind(), it.seats(), Integer::sum);
            var kind = kinds.get(it.kind());
            if (kind != null) {
                if (sum > kind.quota()) {
                    over.add(it.kind());
                }
                if (over.contains(it.kind())) {
                    continue;
                }
                if (reserved.getOrDefault(it.kind(), 0) + it.seats() > kind.reserve()) {
                    full.add(it.kind());
                }
                if (!full.contains(it.kind())) {
                    reserved.merge(it.kind(), it.seats(), Integer::sum);
                    chosen.add(it.key());
                    continue;
                }
            }
            waiting.add(it);
        }
        var open = seats;
        for (var kind : kinds.values()) {
            open -=
                    kind.kept()
                            ? kind.reserve()
                            : Math.min(kind.reserve(), asking.getOrDefault(kind.name(), 0));
        }
        for (var it : waiting) {
            open -= it.seats();
            if (open < 0) {
                break;
            }
            chosen.add(it.key());
        }
        return chosen;
    }
}

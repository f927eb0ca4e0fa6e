// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Those who asked one unit, best first, and whom it takes of them. Down the line the seats asked for are
/// counted, per kind: an asker is taken if with it its kind is within the quota, and it is either within the
/// kind's reserved seats or the open seats suffice for all that the kinds so far need of them (up to their
/// quotas, beyond their reserves). Open are all seats but the reserved; reserved seats that the kind's askers are
/// too few for open too, unless they are kept.
///
/// Whoever does not fit is counted all the same, so the first that does not fit ends its line. With more
/// askers nobody who was turned away is taken: counts only grow, open seats only shrink.
final class Line {
    /// @param quota `Integer.MAX_VALUE` if there is none
    record Kind(String name, int reserve, boolean kept, int quota) {
        /// How many open seats the kind needs when this many seats are asked for.
        int ofOpen(int asked) {
            return Math.min(quota, asked) - Math.min(reserve, asked);
        }
    }

    private record Asker(long key, int seats, String kind) {}

    private final int seats;
    private final Map<String, Kind> kinds;

    // Without kinds: those taken, and the key from which on everybody is turned away.
    private long[] taken;

    /// Seats of each; empty as long as all are single children.
    private int[] sizes = {};

    private int count;
    private int used;
    private long end = Long.MAX_VALUE;

    /// Whoever asks with this key or a greater one is turned away and changes nothing.
    long limit = Long.MAX_VALUE;

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
        if (seats == 0 && kinds.isEmpty()) {
            limit = 0;
        }
    }

    void ask(long key, int size, String kind) {
        turnedAway = 0;
        if (!kinds.isEmpty()) {
            askWithKinds(new Asker(key, size, kind));
            return;
        }
        if (key >= limit || size > seats) {
            // A case greater than the unit ends no line: there is no seat it could wait for.
            turn(key);
            return;
        }
        var at = -Arrays.binarySearch(taken, 0, count, key) - 1;
        System.arraycopy(taken, at, taken, at + 1, count - at);
        taken[at] = key;
        used += size;
        if (size > 1 && sizes.length == 0) {
            sizes = new int[taken.length];
            Arrays.fill(sizes, 1);
        }
        if (sizes.length > 0) {
            System.arraycopy(sizes, at, sizes, at + 1, count - at);
            sizes[at] = size;
        }
        if (++count == taken.length) {
            taken = Arrays.copyOf(taken, count * 2);
            if (sizes.length > 0) {
                sizes = Arrays.copyOf(sizes, count * 2);
                Arrays.fill(sizes, count, sizes.length, 1);
            }
        }
        if (used > seats) {
            close();
        }
        // When all seats are taken the last of the line is the end for newcomers.
        limit = used == seats ? taken[count - 1] : end;
    }

    private void close() {
        var last = count;
        var sum = used;
        while (sum > seats) {
            last--;
            sum -= sizes.length > 0 ? sizes[last] : 1;
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

    /// The most that a case of this kind can have if nobody else asks.
    private int most(String kind) {
        var own = kinds.get(kind);
        var most = seats;
        for (var other : kinds.values()) {
            most -= other.kept() && other != own ? other.reserve() : 0;
        }
        return own == null ? most : Math.min(most, own.quota());
    }

    private void askWithKinds(Asker asker) {
        if (asker.seats() > most(asker.kind())) {
            turn(asker.key());
            return;
        }
        var at = 0;
        while (at < askers.size() && askers.get(at).key() < asker.key()) {
            at++;
        }
        askers.add(at, asker);
        inside.add(asker.key());
        var open = seats;
        for (var kind : kinds.values()) {
            open -= kind.kept() ? kind.reserve() : Math.min(kind.reserve(), asking(kind));
        }
        var sums = new HashMap<String, Integer>();
        for (var it : askers) {
            var kind = kinds.getOrDefault(it.kind(), new Kind("", 0, false, Integer.MAX_VALUE));
            int before = sums.getOrDefault(it.kind(), 0);
            var now = before + it.seats();
            sums.put(it.kind(), now);
            open -= kind.ofOpen(now) - kind.ofOpen(before);
            var fits = now <= kind.quota() && (now <= kind.reserve() || open >= 0);
            if (!fits && inside.remove(it.key())) {
                turn(it.key());
            }
        }
    }

    private int asking(Kind kind) {
        return askers.stream()
                .filter(it -> it.kind().equals(kind.name()))
                .mapToInt(Asker::seats)
                .sum();
    }
}

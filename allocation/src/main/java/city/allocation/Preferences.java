// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.Arrays;

/// The order in which a child asks for units under a `Ladder`: its wishes; then, if it has a right to a place or made
/// no wish, all other allowed units by way, of equal ways the smaller unit first. An entry is packed into one `long`:
/// metres · 2^40 + unit · 2^8 + grounds, so that entries sort as the list wants them and an asker needs no other array.
/// Most children get one of their first choices, so only the first entries of each lie ready; who comes to their end
/// has the whole list made.
final class Preferences {
    private Preferences() {}

    static int metres(long entry) {
        return (int) (entry >> 40);
    }

    static int unit(long entry) {
        return (int) (entry >> 8);
    }

    /// The grounds' bits in the lowest eight, anything above them.
    static int grounds(long entry) {
        return (int) entry;
    }

    private static long entry(Instance in, int way) {
        return (long) in.wayMetres[way] << 40
                | (long) in.wayUnit[way] << 8
                | in.wayGrounds[way] & 0xFF;
    }

    private static boolean wishesOnly(Instance in, int child) {
        return in.wishCount[child] > 0 && !in.rights[child];
    }

    /// The first `Instance.AHEAD` entries of all children, one after the other, `NONE` beyond the end of a list.
    static long[] ahead(Instance in) {
        var all = new long[Math.multiplyExact(in.children(), Instance.AHEAD)];
        for (var child = 0; child < in.children(); child++) {
            var first = child * Instance.AHEAD;
            if (in.wishCount[child] > Instance.AHEAD) {
                System.arraycopy(whole(in, child), 0, all, first, Instance.AHEAD);
            } else {
                nearest(in, child, all, first);
            }
        }
        return all;
    }

    /// Keeps the best so far in order while the ways go by; the ways of a child come by unit.
    private static void nearest(Instance in, int child, long[] into, int first) {
        var others = first + in.wishCount[child];
        var full = wishesOnly(in, child) ? others : first + Instance.AHEAD;
        var end = others;
        var worst = full == others ? 0 : Integer.MAX_VALUE;
        for (var way = in.starts[child]; way < in.starts[child + 1]; way++) {
            if (in.wayWish[way] > 0) {
                into[first + in.wayWish[way] - 1] = entry(in, way);
            } else if (in.wayMetres[way] < worst) {
                var at = end < full ? end++ : full - 1;
                var entry = entry(in, way);
                while (at > others && into[at - 1] > entry) {
                    into[at] = into[--at];
                }
                into[at] = entry;
                worst = end < full ? worst : metres(into[full - 1]);
            }
        }
        Arrays.fill(into, end, first + Instance.AHEAD, Instance.NONE);
    }

    /// The whole list of a child.
    static long[] whole(Instance in, int child) {
        var wishes = in.wishCount[child];
        var ways = in.starts[child + 1] - in.starts[child];
        var list = new long[wishesOnly(in, child) ? wishes : ways];
        var end = wishes;
        for (var way = in.starts[child]; way < in.starts[child + 1]; way++) {
            if (in.wayWish[way] > 0) {
                list[in.wayWish[way] - 1] = entry(in, way);
            } else if (end < list.length) {
                list[end++] = entry(in, way);
            }
        }
        Arrays.sort(list, wishes, end);
        return list;
    }
}

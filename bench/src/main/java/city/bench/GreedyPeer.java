// SPDX-License-Identifier: EUPL-1.2
package city.bench;

import java.util.Arrays;

/// What a desk does by hand, without a mistake: of all pairs of child and unit the nearest first, as long as the unit has
/// a seat.
final class GreedyPeer {
    private GreedyPeer() {}

    static long metres(PlacementCity city) {
        var m = city.units();
        var pairs = new long[city.children() * m];
        for (var i = 0; i < city.children(); i++) {
            for (var u = 0; u < m; u++) {
                pairs[i * m + u] = (long) city.metres(i, u) << 32 | i * m + u;
            }
        }
        Arrays.sort(pairs);
        var left = new int[m];
        Arrays.setAll(left, city::seats);
        var placed = new boolean[city.children()];
        var sum = 0L;
        for (var pair : pairs) {
            var at = (int) pair;
            if (!placed[at / m] && left[at % m] > 0) {
                placed[at / m] = true;
                left[at % m]--;
                sum += pair >> 32;
            }
        }
        return sum;
    }
}

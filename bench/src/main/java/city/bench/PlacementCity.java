// SPDX-License-Identifier: EUPL-1.2
package city.bench;

import city.allocation.Child;
import city.allocation.Ground;
import city.allocation.Instance;
import city.allocation.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// An invented city for the assignment: homes and units around a centre (normal distribution, 6 km), ways 1.3 times the
/// straight line, 5 % spare seats, 30 % of the children with a sibling in one of their five nearest units, 2 % with a
/// special reason for one of these, a third with a wish for one of their three nearest.
final class PlacementCity {
    private static final Set<Ground> NONE = Set.of();
    private static final Set<Ground> SIBLING = Set.of(Ground.SIBLING);
    private static final Set<Ground> REASON = Set.of(Ground.SPECIAL_REASON);

    private final double[] homeX;
    private final double[] homeY;
    private final double[] unitX;
    private final double[] unitY;
    private final int[] seats;
    private final int[] sibling;
    private final int[] reason;
    private final int[] wish;

    /// Every so many-th case is twins; 0 for none, as the peers want it.
    private final int twins;

    PlacementCity(int children, int units, long seed) {
        this(children, units, seed, 0);
    }

    PlacementCity(int children, int units, long seed, int twins) {
        this.twins = twins;
        var random = new Random(seed);
        unitX = random.doubles(units, 0, 1).map(_ -> random.nextGaussian() * 6000).toArray();
        unitY = random.doubles(units, 0, 1).map(_ -> random.nextGaussian() * 6000).toArray();
        homeX = random.doubles(children, 0, 1).map(_ -> random.nextGaussian() * 6000).toArray();
        homeY = random.doubles(children, 0, 1).map(_ -> random.nextGaussian() * 6000).toArray();
        seats = new int[units];
        var all = twins == 0 ? children : children + children / twins;
        for (var seat = 0; seat < all * 21L / 20; seat++) {
            seats[seat % units]++;
        }
        sibling = new int[children];
        reason = new int[children];
        wish = new int[children];
        for (var i = 0; i < children; i++) {
            var nearest = nearest(i, 5);
            sibling[i] = random.nextInt(100) < 30 ? nearest[random.nextInt(5)] : -1;
            reason[i] = random.nextInt(100) < 2 ? nearest[random.nextInt(5)] : -1;
            wish[i] = random.nextInt(3) == 0 ? nearest[random.nextInt(3)] : -1;
        }
    }

    private int[] nearest(int child, int many) {
        var found = new int[many];
        var count = 0;
        for (var u = 0; u < units(); u++) {
            var at = count < many ? count++ : many;
            while (at > 0 && metres(child, found[at - 1]) > metres(child, u)) {
                if (at < many) {
                    found[at] = found[at - 1];
                }
                at--;
            }
            if (at < many) {
                found[at] = u;
            }
        }
        return found;
    }

    int children() {
        return homeX.length;
    }

    int units() {
        return unitX.length;
    }

    int seats(int unit) {
        return seats[unit];
    }

    int metres(int child, int unit) {
        var x = homeX[child] - unitX[unit];
        var y = homeY[child] - unitY[unit];
        return (int) (1.3 * Math.sqrt(x * x + y * y));
    }

    /// 1 if the child has the ground somewhere and not in this unit.
    int siblingMissed(int child, int unit) {
        return sibling[child] >= 0 && sibling[child] != unit ? 1 : 0;
    }

    int reasonMissed(int child, int unit) {
        return reason[child] >= 0 && reason[child] != unit ? 1 : 0;
    }

    Instance instance() {
        var builder = Instance.builder();
        var ids = new String[units()];
        for (var u = 0; u < units(); u++) {
            ids[u] = "u%03d".formatted(u);
            builder.unit(ids[u], seats[u]);
        }
        for (var i = 0; i < children(); i++) {
            var ways = new ArrayList<Way>(units());
            for (var u = 0; u < units(); u++) {
                var grounds = u == reason[i] ? REASON : u == sibling[i] ? SIBLING : NONE;
                if (u == reason[i] && u == sibling[i]) {
                    grounds = Set.of(Ground.SPECIAL_REASON, Ground.SIBLING);
                }
                ways.add(new Way(ids[u], metres(i, u), grounds));
            }
            List<String> wishes = wish[i] < 0 ? List.of() : List.of(ids[wish[i]]);
            var together = twins > 0 && i % twins == twins - 1 ? 2 : 1;
            builder.child(new Child("c%05d".formatted(i), together, true, "", null, wishes, ways));
        }
        return builder.build();
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.bench;

import city.allocation.Ground;
import city.allocation.Tier;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import java.util.function.IntBinaryOperator;

/// OR-Tools' min-cost flow. Tier by tier: each solve minimises one tier more, the ones before weighed so high that no
/// cycle of the flow can pay for them (a cycle passes each unit once), which fixes them at their optimum. That is the
/// cheapest way known to us: OR-Tools' flow takes no side constraints.
final class OrToolsPeer {
    private final PlacementCity city;
    private final int[] arcs;

    OrToolsPeer(PlacementCity city) {
        this.city = city;
        arcs = new int[city.children() * city.units()];
    }

    /// The optimum of the last of the first so many tiers.
    long optimum(int tiers) {
        var longest = 1L;
        for (var i = 0; i < city.children(); i++) {
            for (var u = 0; u < city.units(); u++) {
                longest = Math.max(longest, city.metres(i, u));
            }
        }
        var steps = 2L * (city.units() + 2);
        var metres = 1L;
        var sibling = tiers > 3 ? metres * longest * steps : 1;
        var reason = tiers > 2 ? sibling * steps : 1;
        return solve(
                (i, u) ->
                        (tiers > 3 ? city.metres(i, u) : 0L)
                                + (tiers > 2 ? sibling * city.siblingMissed(i, u) : 0)
                                + (tiers > 1 ? reason * city.reasonMissed(i, u) : 0),
                value(tiers - 1));
    }

    long metres() {
        return solve(city::metres, city::metres);
    }

    private interface Cost {
        long of(int child, int unit);
    }

    private IntBinaryOperator value(int tier) {
        return switch (PlacementBench.TIERS.get(tier)) {
            // All are placed, else the flow has no solution and says so.
            case Tier.Placed _ -> (_, _) -> 0;
            case Tier.Of(var ground) when ground.equals(Ground.SIBLING) -> city::siblingMissed;
            case Tier.Of _ -> city::reasonMissed;
            case Tier.Metres _ -> city::metres;
            case Tier.Right _, Tier.Wishes _ ->
                    throw new IllegalArgumentException("not measured here");
        };
    }

    private long solve(Cost cost, IntBinaryOperator value) {
        var n = city.children();
        var m = city.units();
        var flow = new MinCostFlow(n + m + 1, n * m + m);
        try {
            for (var i = 0; i < n; i++) {
                for (var u = 0; u < m; u++) {
                    arcs[i * m + u] =
                            flow.addArcWithCapacityAndUnitCost(i, n + u, 1, cost.of(i, u));
                }
                flow.setNodeSupply(i, 1);
            }
            for (var u = 0; u < m; u++) {
                flow.addArcWithCapacityAndUnitCost(n + u, n + m, city.seats(u), 0);
            }
            flow.setNodeSupply(n + m, -n);
            var status = flow.solve();
            if (status != MinCostFlowBase.Status.OPTIMAL) {
                throw new IllegalStateException("OR-Tools: " + status);
            }
            var sum = 0L;
            for (var i = 0; i < n; i++) {
                for (var u = 0; u < m; u++) {
                    if (flow.getFlow(arcs[i * m + u]) == 1) {
                        sum += value.applyAsInt(i, u);
                    }
                }
            }
            return sum;
        } finally {
            flow.delete();
        }
    }
}

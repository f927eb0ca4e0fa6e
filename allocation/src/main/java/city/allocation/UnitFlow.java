// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.ArrayList;
import java.util.Arrays;

/// Minimum-cost flow of seats into units, on the graph of units: an arc from one unit to another is the
/// seat in the first that moves at least cost. Two phases:
///
/// 1. successive shortest paths over packed values (here): everybody starts in the best unit; from overfull
///    units chains of moves lead to free seats, the cheapest first (Dijkstra on reduced costs);
/// 2. the same graph tier by tier (`TierPrices`): the shortest chains to a free seat, compared as vectors, are the
///    prices. Should a chain that improves an earlier tier be left (packed values order long chains only
///    almost always as vectors do), it is applied and phase 2 begins again. So the end is exact whatever phase 1 did.
final class UnitFlow {
    private static final long UNREACHED = Long.MAX_VALUE;

    /// The values of one seat in the tiers.
    interface Values {
        /// @param unit a unit that is allowed for this seat, or the last index for no place
        void read(int seat, int unit, long[] into);
    }

    private final UnitGraph graph;
    private final TierPrices prices;

    // Phase 1: packed prices, and the search of one chain.
    private final long[] price;
    private final long[] distance;
    private final int[] before;
    private final boolean[] done;

    /// Chains applied in phase 2; for tests and figures.
    int corrections;

    UnitFlow(UnitGraph graph, Values values, int tiers) {
        this.graph = graph;
        prices = new TierPrices(graph, values, tiers);
        price = new long[graph.nodes];
        distance = new long[graph.nodes];
        before = new int[graph.nodes];
        done = new boolean[graph.nodes];
    }

    void solve() {
        for (var unit = 0; unit < graph.nowhere; unit++) {
            while (graph.load[unit] > graph.capacity[unit]) {
                relieve(unit);
            }
        }
        corrections = prices.settle(price);
    }

    /// The node of a seat: a unit, or the number of units for no place.
    int at(int seat) {
        return graph.at[seat];
    }

    long price(int node, int tier) {
        return prices.price(node, tier);
    }

    /// Whether no other placing has the same values in all tiers.
    boolean unique() {
        return prices.unique();
    }

    /// One seat leaves an overfull unit along the cheapest chain to a free seat.
    private void relieve(int source) {
        var nodes = graph.nodes;
        var load = graph.load;
        var capacity = graph.capacity;
        Arrays.fill(distance, UNREACHED);
        Arrays.fill(done, false);
        distance[source] = 0;
        // Beyond the nearest free seat that is known there is nothing to look for.
        var limit = UNREACHED;
        var node = source;
        while (load[node] >= capacity[node]) {
            done[node] = true;
            var base = distance[node] - price[node];
            var costs = graph.cost[node];
            var movers = graph.mover[node];
            var nearest = -1;
            var least = UNREACHED;
            for (var to = 0; to < nodes; to++) {
                if (!done[to]) {
                    var through = base + costs[to] + price[to];
                    if (through < distance[to] && through < limit && costs[to] < UnitGraph.NO_WAY) {
                        if (movers[to] == UnitGraph.UNKNOWN) {
                            through = base + graph.know(node, to) + price[to];
                        }
                        if (through < distance[to]
                                && through < limit
                                && costs[to] < UnitGraph.NO_WAY) {
                            distance[to] = through;
                            before[to] = node;
                            if (load[to] < capacity[to]) {
                                limit = through;
                            }
                        }
                    }
                    if (distance[to] < least) {
                        least = distance[to];
                        nearest = to;
                    }
                }
            }
            node = nearest;
        }
        var far = distance[node];
        for (var unit = 0; unit < nodes; unit++) {
            if (done[unit]) {
                price[unit] += far - distance[unit];
            }
        }
        var path = new ArrayList<Integer>();
        for (var to = node; to != source; to = before[to]) {
            path.addFirst(to);
        }
        path.addFirst(source);
        graph.move(path, false);
    }
}

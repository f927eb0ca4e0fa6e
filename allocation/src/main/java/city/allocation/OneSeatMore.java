// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who would come into each unit if it had one seat more. Under `Ladder` the round is run again for each unit. Under
/// `Tiers` the best placing with one seat more differs from the best by one chain of moves into the unit: the
/// shortest by the prices of the certificate (Dijkstra backwards from the unit, in vectors), so that no round is run;
/// children of one birth stay where they are.
final class OneSeatMore {
    private OneSeatMore() {}

    /// @param units those asked about
    /// @return per unit id, whether a child (by index) would be in it
    static SortedMap<String, boolean[]> of(
            Instance in, Rule rule, Result result, Iterable<String> units) {
        var all = new TreeMap<String, boolean[]>();
        var chains = rule instanceof Tiers tiers ? new Chains(in, tiers, result) : null;
        for (var unit : units) {
            var inside = new boolean[in.children()];
            if (chains != null) {
                var child = chains.into(in.findUnit(unit).orElseThrow());
                if (child != Instance.NONE) {
                    inside[child] = true;
                }
            } else {
                var seats = in.unitSeats[in.findUnit(unit).orElseThrow()];
                var other = Allocation.run(in.withSeats(unit, seats + 1), rule);
                for (var i = 0; i < inside.length; i++) {
                    inside[i] = other.unitOf(in.childIds[i]).filter(unit::equals).isPresent();
                }
            }
            all.put(unit, inside);
        }
        return all;
    }

    private static final class Chains {
        private final UnitGraph graph;
        private final TierPrices prices;
        private final int[] seats;
        private final boolean[] overfull;
        private final int tiers;

        Chains(Instance in, Tiers rule, Result result) {
            var proof = result.proof().orElseThrow();
            var objective = new Objective(in, rule, proof.draw());
            tiers = objective.tiers();
            var seating = new Seating(in, objective);
            var place = new int[in.children()];
            var kept = new int[in.units()];
            for (var i = 0; i < place.length; i++) {
                var unit = result.unitOf(in.childIds[i]);
                place[i] = unit.isPresent() ? in.findUnit(unit.get()).orElseThrow() : in.units();
                if (in.childSeats[i] > 1 && seating.isFree(i)) {
                    seating.settle(i, place[i]);
                }
                if (in.keeps[i] != Instance.NONE) {
                    kept[in.keeps[i]] += in.childSeats[i];
                }
            }
            overfull = new boolean[in.units()];
            for (var u = 0; u < overfull.length; u++) {
                overfull[u] = kept[u] > in.unitSeats[u];
            }
            seats = seating.seats();
            graph = seating.graph(Arrays.stream(seats).map(it -> place[it]).toArray());
            prices = new TierPrices(graph, seating.values(), tiers);
            var vectors = new long[graph.nodes][tiers];
            for (var t = 0; t < tiers; t++) {
                for (var it : proof.prices().get(t).byUnit().entrySet()) {
                    vectors[in.findUnit(it.getKey()).orElseThrow()][t] = it.getValue();
                }
            }
            prices.given(vectors);
        }

        /// The child who would move in, or `NONE`.
        int into(int unit) {
            var dist = new long[graph.nodes][];
            var done = new boolean[graph.nodes];
            var next = new int[graph.nodes];
            var first = Instance.NONE;
            var least = prices.vector(unit);
            dist[unit] = new long[tiers];
            for (var node = unit; node >= 0 && !overfull[unit]; node = nearest(dist, done)) {
                done[node] = true;
                var total = prices.plus(dist[node], node);
                if (node != unit && Arrays.compare(total, least) < 0) {
                    least = total;
                    first = node;
                }
                for (var from = 0; from < graph.nodes; from++) {
                    if (!done[from] && graph.cost[from][node] < UnitGraph.NO_WAY) {
                        var through = prices.through(from, node, dist[node]);
                        if (dist[from] == null || Arrays.compare(through, dist[from]) < 0) {
                            dist[from] = through;
                            next[from] = node;
                        }
                    }
                }
            }
            if (first == Instance.NONE) {
                return Instance.NONE;
            }
            while (next[first] != unit) {
                first = next[first];
            }
            return seats[graph.mover[first][unit]];
        }

        private static int nearest(long[][] dist, boolean[] done) {
            var nearest = -1;
            for (var node = 0; node < done.length; node++) {
                if (!done[node]
                        && dist[node] != null
                        && (nearest < 0 || Arrays.compare(dist[node], dist[nearest]) < 0)) {
                    nearest = node;
                }
            }
            return nearest;
        }
    }
}

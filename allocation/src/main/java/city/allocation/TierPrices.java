// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The prices of units tier by tier: the shortest chain of moves from each to a free seat, compared as vectors. As
/// long as one is left that makes something better, it is applied.
final class TierPrices {
    private final UnitGraph graph;
    private final UnitFlow.Values values;
    private final int tiers;
    private final int nodes;
    private final int[] load;
    private final int[] capacity;
    private final long[][] cost;

    /// Prices per node and tier, after `settle`.
    private final long[] vectors;

    private final int[] next;

    /// The arcs of each node as vectors.
    private final long[][] step;

    TierPrices(UnitGraph graph, UnitFlow.Values values, int tiers) {
        this.graph = graph;
        this.values = values;
        this.tiers = tiers;
        nodes = graph.nodes;
        load = graph.load;
        capacity = graph.capacity;
        cost = graph.cost;
        vectors = new long[nodes * tiers];
        next = new int[nodes];
        step = new long[nodes][];
    }

    /// @param near prices that are nearly right: the order in which chains are looked for
    /// @return how many chains made something better
    int settle(long[] near) {
        for (var from = 0; from < nodes; from++) {
            graph.knowAll(from);
            readSteps(from);
        }
        var corrections = 0;
        while (!settled(near)) {
            corrections++;
        }
        return corrections;
    }

    /// Takes prices from a certificate instead of looking for them.
    void given(long[][] known) {
        for (var node = 0; node < nodes; node++) {
            graph.knowAll(node);
            readSteps(node);
            System.arraycopy(known[node], 0, vectors, node * tiers, tiers);
        }
    }

    long price(int node, int tier) {
        return vectors[node * tiers + tier];
    }

    long[] vector(int node) {
        return Arrays.copyOfRange(vectors, node * tiers, (node + 1) * tiers);
    }

    /// A node's price more than this.
    long[] plus(long[] value, int node) {
        var sum = value.clone();
        for (var t = 0; t < tiers; t++) {
            sum[t] += price(node, t);
        }
        return sum;
    }

    /// What a move costs at these prices (never below zero if they are right) and what comes after it.
    long[] through(int from, int to, long[] rest) {
        var sum = rest.clone();
        for (var t = 0; t < tiers; t++) {
            sum[t] += step[from][to * tiers + t] + price(to, t) - price(from, t);
        }
        return sum;
    }

    private void readSteps(int from) {
        var vector = new long[tiers];
        var own = new long[tiers];
        var steps = step[from] == null ? new long[nodes * tiers] : step[from];
        for (var to = 0; to < nodes; to++) {
            if (cost[from][to] < UnitGraph.NO_WAY) {
                values.read(graph.mover[from][to], to, vector);
                values.read(graph.mover[from][to], from, own);
                for (var t = 0; t < tiers; t++) {
                    steps[to * tiers + t] = vector[t] - own[t];
                }
            }
        }
        step[from] = steps;
    }

    /// Shortest chains to a free seat as vectors (Bellman and Ford).
    ///
    /// @return whether all is optimal; if not, one improving chain has been applied
    private boolean settled(long[] near) {
        var order =
                IntStream.range(0, nodes)
                        .boxed()
                        .sorted(Comparator.comparingLong((Integer it) -> near[it]))
                        .mapToInt(it -> it)
                        .toArray();
        Arrays.fill(vectors, 0);
        Arrays.fill(next, -1);
        var reached = new boolean[nodes];
        for (var node = 0; node < nodes; node++) {
            reached[node] = graph.free(node);
        }
        var changed = true;
        for (var pass = 0; changed; pass++) {
            changed = false;
            for (var from : order) {
                for (var to = 0; to < nodes; to++) {
                    if (cost[from][to] < UnitGraph.NO_WAY
                            && reached[to]
                            && shorter(from, to, reached)) {
                        reached[from] = true;
                        next[from] = to;
                        changed = true;
                    }
                }
                if (next[from] >= 0 && load[from] > 0 && negative(from)) {
                    // A seat less here and one more at the end of the chain: better.
                    apply(from);
                    return false;
                }
            }
            if (changed && pass % 8 == 7 || pass > nodes) {
                for (var node = 0; node < nodes; node++) {
                    if (onCycle(node)) {
                        apply(node);
                        return false;
                    }
                }
            }
        }
        closed(reached);
        return true;
    }

    private boolean shorter(int from, int to, boolean[] reached) {
        var a = from * tiers;
        var b = to * tiers;
        var steps = step[from];
        if (reached[from]) {
            var sign = 0L;
            for (var t = 0; t < tiers && sign == 0; t++) {
                sign = steps[b + t] + vectors[b + t] - vectors[a + t];
            }
            if (sign >= 0) {
                return false;
            }
        }
        for (var t = 0; t < tiers; t++) {
            vectors[a + t] = steps[b + t] + vectors[b + t];
        }
        return true;
    }

    private boolean negative(int node) {
        for (var t = 0; t < tiers; t++) {
            var value = vectors[node * tiers + t];
            if (value != 0) {
                return value < 0;
            }
        }
        return false;
    }

    private boolean onCycle(int node) {
        var walk = next[node];
        for (var k = 0; k < nodes && walk >= 0 && walk != node; k++) {
            walk = next[walk];
        }
        return walk == node;
    }

    /// Applies the chain that begins at the node, if it is one: to a free seat, or round.
    private void apply(int start) {
        var path = new ArrayList<Integer>();
        var seen = new boolean[nodes];
        var node = start;
        while (node >= 0 && !seen[node]) {
            seen[node] = true;
            path.add(node);
            node = next[node];
        }
        if (node >= 0 && node != start) {
            path = new ArrayList<>(path.subList(path.indexOf(node), path.size()));
        }
        graph.move(path, node >= 0);
        for (int changed : path) {
            graph.knowAll(changed);
            readSteps(changed);
        }
    }

    /// A closed unit that nobody is in gets the least price at which nobody wants it.
    private void closed(boolean[] reached) {
        for (var node = 0; node < nodes; node++) {
            if (!reached[node]) {
                var best = new long[tiers];
                for (var from = 0; from < nodes; from++) {
                    if (reached[from] && cost[from][node] < UnitGraph.NO_WAY) {
                        var wanted = new long[tiers];
                        for (var t = 0; t < tiers; t++) {
                            wanted[t] = vectors[from * tiers + t] - step[from][node * tiers + t];
                        }
                        if (Arrays.compare(wanted, best) > 0) {
                            best = wanted;
                        }
                    }
                }
                System.arraycopy(best, 0, vectors, node * tiers, tiers);
            }
        }
    }

    /// Whether no other placing has the same values in all tiers: no chain of moves that costs nothing
    /// leads round, or from a seat without a price to a free one.
    boolean unique() {
        var colour = new byte[nodes];
        for (var node = 0; node < nodes; node++) {
            if (load[node] > 0 && worthless(node) && tightFrom(node, 0) >= 0) {
                return false;
            }
        }
        for (var node = 0; node < nodes; node++) {
            if (colour[node] == 0 && roundFrom(node, colour)) {
                return false;
            }
        }
        return true;
    }

    private boolean worthless(int node) {
        for (var t = 0; t < tiers; t++) {
            if (vectors[node * tiers + t] != 0) {
                return false;
            }
        }
        return true;
    }

    /// The first node from `to` on that a seat can move to at no cost, or −1.
    private int tightFrom(int from, int to) {
        for (; to < nodes; to++) {
            if (cost[from][to] < UnitGraph.NO_WAY && capacity[to] > 0) {
                var tight = true;
                for (var t = 0; t < tiers && tight; t++) {
                    tight =
                            step[from][to * tiers + t] + vectors[to * tiers + t]
                                    == vectors[from * tiers + t];
                }
                if (tight) {
                    return to;
                }
            }
        }
        return -1;
    }

    private boolean roundFrom(int root, byte[] colour) {
        var stack = new int[nodes];
        var at = new int[nodes];
        var depth = 0;
        stack[0] = root;
        at[0] = 0;
        colour[root] = 1;
        while (depth >= 0) {
            var to = tightFrom(stack[depth], at[depth]);
            if (to < 0) {
                colour[stack[depth--]] = 2;
            } else {
                at[depth] = to + 1;
                if (colour[to] == 1) {
                    return true;
                }
                if (colour[to] == 0) {
                    colour[to] = 1;
                    stack[++depth] = to;
                    at[depth] = 0;
                }
            }
        }
        return false;
    }
}

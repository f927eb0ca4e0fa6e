// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Minimum-cost flow of seats into units, on the graph of units: an arc from one unit to another is the
/// seat in the first that moves at least cost. Two phases:
///
/// 1. successive shortest paths over packed values: everybody starts in the best unit; from overfull
///    units chains of moves lead to free seats, the cheapest first (Dijkstra on reduced costs);
/// 2. the same graph tier by tier: the shortest chains to a free seat, compared as vectors, are the
///    prices. Should a chain that improves an earlier tier be left (packed values order long chains only
///    almost always as vectors do), it is applied and phase 2 begins again. So the end is exact whatever phase 1 did.
final class UnitFlow {
    static final long NO_WAY = 1L << 60;

    private static final long UNREACHED = Long.MAX_VALUE;

    /// No seat is known to be the cheapest of an arc; its cost is a lower bound.
    private static final int UNKNOWN = Integer.MAX_VALUE;

    /// The values of one seat in the tiers.
    interface Values {
        /// @param unit a unit that is allowed for this seat, or the last index for no place
        void read(int seat, int unit, long[] into);
    }

    private final long[][] rows;
    private final int[] capacity;
    private final Values values;
    private final int tiers;

    /// Nodes: the units, and last `nowhere`, which has room for everybody.
    private final int nodes;

    private final int nowhere;
    private final int[] at;
    private final int[] load;
    private final int[][] members;
    private final int[] position;
    private final long[][] cost;
    private final int[][] mover;
    private final long[] price;
    private final long[] distance;
    private final int[] before;
    private final boolean[] done;

    /// Prices per node and tier, after `solve`.
    private final long[] vectors;

    private final int[] next;
    private final long[][] step;

    /// Chains applied in phase 2; for tests and figures.
    int corrections;

    /// @param rows packed value per seat and unit, and last for no place
    /// @param capacity seats per unit
    UnitFlow(long[][] rows, int[] capacity, Values values, int tiers) {
        this.rows = rows;
        this.values = values;
        this.tiers = tiers;
        nowhere = capacity.length;
        nodes = nowhere + 1;
        this.capacity = Arrays.copyOf(capacity, nodes);
        this.capacity[nowhere] = rows.length + 1;
        at = new int[rows.length];
        load = new int[nodes];
        members = new int[nodes][];
        position = new int[rows.length];
        cost = new long[nodes][nodes];
        mover = new int[nodes][nodes];
        price = new long[nodes];
        distance = new long[nodes];
        before = new int[nodes];
        done = new boolean[nodes];
        vectors = new long[nodes * tiers];
        next = new int[nodes];
        step = new long[nodes][];
    }

    void solve() {
        start();
        for (var unit = 0; unit < nowhere; unit++) {
            while (load[unit] > capacity[unit]) {
                relieve(unit);
            }
        }
        for (var from = 0; from < nodes; from++) {
            knowAll(from);
            readSteps(from);
        }
        while (!settle()) {
            corrections++;
        }
    }

    /// The node of a seat: a unit, or the number of units for no place.
    int at(int seat) {
        return at[seat];
    }

    long price(int node, int tier) {
        return vectors[node * tiers + tier];
    }

    // --- phase 1 ---

    private void start() {
        for (var seat = 0; seat < rows.length; seat++) {
            var row = rows[seat];
            var best = nowhere;
            for (var unit = 0; unit < nowhere; unit++) {
                if (row[unit] < row[best]) {
                    best = unit;
                }
            }
            at[seat] = best;
            load[best]++;
        }
        for (var node = 0; node < nodes; node++) {
            members[node] = new int[load[node] + 4];
            load[node] = 0;
        }
        for (var seat = 0; seat < rows.length; seat++) {
            put(seat, at[seat]);
        }
        for (var node = 0; node < nodes; node++) {
            Arrays.fill(cost[node], NO_WAY);
            for (var k = 0; k < load[node]; k++) {
                offer(members[node][k], node);
            }
        }
    }

    private void put(int seat, int node) {
        if (load[node] == members[node].length) {
            members[node] = Arrays.copyOf(members[node], load[node] * 2);
        }
        members[node][load[node]] = seat;
        position[seat] = load[node]++;
        at[seat] = node;
    }

    private void take(int seat, int node) {
        var last = members[node][--load[node]];
        members[node][position[seat]] = last;
        position[last] = position[seat];
    }

    /// A seat that came to the node may be the cheapest to move on.
    private void offer(int seat, int node) {
        var row = rows[seat];
        var own = row[node];
        var costs = cost[node];
        var movers = mover[node];
        for (var to = 0; to < nodes; to++) {
            var value = row[to] - own;
            // A tie goes to the seat of the lower number, whatever the order of coming.
            if (value < costs[to] && row[to] < NO_WAY
                    || value == costs[to]
                            && row[to] < NO_WAY
                            && seat < movers[to]
                            && movers[to] != UNKNOWN) {
                costs[to] = value;
                movers[to] = seat;
            }
        }
        costs[node] = NO_WAY;
    }

    /// A seat left: where it was the cheapest to move on, the cost is now only known from below, until somebody asks.
    private void forget(int node, int gone) {
        var movers = mover[node];
        for (var to = 0; to < nodes; to++) {
            if (movers[to] == gone && cost[node][to] < NO_WAY) {
                movers[to] = UNKNOWN;
            }
        }
    }

    private long know(int node, int to) {
        var best = NO_WAY;
        var who = UNKNOWN;
        for (var k = 0; k < load[node]; k++) {
            var seat = members[node][k];
            var row = rows[seat];
            if (row[to] < NO_WAY) {
                var value = row[to] - row[node];
                if (value < best || value == best && seat < who) {
                    best = value;
                    who = seat;
                }
            }
        }
        cost[node][to] = best;
        mover[node][to] = who;
        return best;
    }

    /// Finds out what `forget` left open, row by row.
    private void knowAll(int node) {
        var open = new int[nodes];
        var count = 0;
        for (var to = 0; to < nodes; to++) {
            if (mover[node][to] == UNKNOWN && cost[node][to] < NO_WAY) {
                open[count++] = to;
                cost[node][to] = NO_WAY;
            }
        }
        for (var k = 0; k < load[node] && count > 0; k++) {
            var seat = members[node][k];
            var row = rows[seat];
            var own = row[node];
            for (var c = 0; c < count; c++) {
                var to = open[c];
                if (row[to] < NO_WAY) {
                    var value = row[to] - own;
                    if (value < cost[node][to]
                            || value == cost[node][to] && seat < mover[node][to]) {
                        cost[node][to] = value;
                        mover[node][to] = seat;
                    }
                }
            }
        }
    }

    /// One seat leaves an overfull unit along the cheapest chain to a free seat.
    private void relieve(int source) {
        Arrays.fill(distance, UNREACHED);
        Arrays.fill(done, false);
        distance[source] = 0;
        // Beyond the nearest free seat that is known there is nothing to look for.
        var limit = UNREACHED;
        var node = source;
        while (load[node] >= capacity[node]) {
            done[node] = true;
            var base = distance[node] - price[node];
            var costs = cost[node];
            var movers = mover[node];
            var nearest = -1;
            var least = UNREACHED;
            for (var to = 0; to < nodes; to++) {
                if (!done[to]) {
                    var through = base + costs[to] + price[to];
                    if (through < distance[to] && through < limit && costs[to] < NO_WAY) {
                        if (movers[to] == UNKNOWN) {
                            through = base + know(node, to) + price[to];
                        }
                        if (through < distance[to] && through < limit && costs[to] < NO_WAY) {
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
        move(path, false);
    }

    /// One seat moves on from each node of the chain to the one after it.
    private void move(List<Integer> path, boolean cycle) {
        var moves = path.size() - (cycle ? 0 : 1);
        var seats = new int[moves];
        for (var k = 0; k < moves; k++) {
            seats[k] = mover[path.get(k)][path.get((k + 1) % path.size())];
        }
        for (var k = 0; k < moves; k++) {
            take(seats[k], path.get(k));
        }
        for (var k = 0; k < moves; k++) {
            put(seats[k], path.get((k + 1) % path.size()));
        }
        for (var k = 0; k < moves; k++) {
            forget(path.get(k), seats[k]);
        }
        for (var k = 0; k < moves; k++) {
            offer(seats[k], path.get((k + 1) % path.size()));
        }
    }

    // --- phase 2 ---

    /// The arcs of a node as vectors.
    private void readSteps(int from) {
        var vector = new long[tiers];
        var own = new long[tiers];
        var steps = step[from] == null ? new long[nodes * tiers] : step[from];
        for (var to = 0; to < nodes; to++) {
            if (cost[from][to] < NO_WAY) {
                values.read(mover[from][to], to, vector);
                values.read(mover[from][to], from, own);
                for (var t = 0; t < tiers; t++) {
                    steps[to * tiers + t] = vector[t] - own[t];
                }
            }
        }
        step[from] = steps;
    }

    private boolean free(int node) {
        return load[node] < capacity[node];
    }

    /// Shortest chains to a free seat as vectors (Bellman and Ford).
    ///
    /// @return whether all is optimal; if not, one improving chain has been applied
    private boolean settle() {
        var order =
                java.util.stream.IntStream.range(0, nodes)
                        .boxed()
                        .sorted(java.util.Comparator.comparingLong((Integer it) -> price[it]))
                        .mapToInt(it -> it)
                        .toArray();
        Arrays.fill(vectors, 0);
        Arrays.fill(next, -1);
        var reached = new boolean[nodes];
        for (var node = 0; node < nodes; node++) {
            reached[node] = free(node);
        }
        var changed = true;
        for (var pass = 0; changed; pass++) {
            changed = false;
            for (var from : order) {
                for (var to = 0; to < nodes; to++) {
                    if (cost[from][to] < NO_WAY && reached[to] && shorter(from, to, reached)) {
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
        move(path, node >= 0);
        for (int changed : path) {
            knowAll(changed);
            readSteps(changed);
        }
    }

    /// A closed unit that nobody is in gets the least price at which nobody wants it.
    private void closed(boolean[] reached) {
        for (var node = 0; node < nodes; node++) {
            if (!reached[node]) {
                var best = new long[tiers];
                for (var from = 0; from < nodes; from++) {
                    if (reached[from] && cost[from][node] < NO_WAY) {
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
            if (cost[from][to] < NO_WAY && capacity[to] > 0) {
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

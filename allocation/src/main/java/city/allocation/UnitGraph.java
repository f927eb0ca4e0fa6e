// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.Arrays;
import java.util.List;

/// Who sits where, and what the cheapest move from each unit to each other one would cost. The last node is
/// `nowhere`, which has room for everybody.
final class UnitGraph {
    static final long NO_WAY = 1L << 60;

    /// No seat is known to be the cheapest of an arc; its cost is a lower bound.
    static final int UNKNOWN = Integer.MAX_VALUE;

    final int nodes;
    final int nowhere;
    final int[] capacity;

    /// How many seats are taken in each node, and the node of each seat asked for.
    final int[] load;

    final int[] at;

    /// Cost of the cheapest move from node to node, packed, and whose it is.
    final long[][] cost;

    final int[][] mover;
    private final long[][] rows;
    private final int[][] members;
    private final int[] position;

    /// Everybody in the best unit, whether it has room or not.
    ///
    /// @param rows packed value per seat and unit, and last for no place
    /// @param capacity seats per unit
    UnitGraph(long[][] rows, int[] capacity) {
        this(rows, capacity, new int[rows.length]);
        for (var seat = 0; seat < rows.length; seat++) {
            var row = rows[seat];
            var best = nowhere;
            for (var unit = 0; unit < nowhere; unit++) {
                if (row[unit] < row[best]) {
                    best = unit;
                }
            }
            at[seat] = best;
        }
        start();
    }

    /// Everybody where they are told to be.
    static UnitGraph of(long[][] rows, int[] capacity, int[] at) {
        var graph = new UnitGraph(rows, capacity, at);
        graph.start();
        return graph;
    }

    private UnitGraph(long[][] rows, int[] capacity, int[] at) {
        this.rows = rows;
        nowhere = capacity.length;
        nodes = nowhere + 1;
        this.capacity = Arrays.copyOf(capacity, nodes);
        this.capacity[nowhere] = rows.length + 1;
        this.at = at;
        load = new int[nodes];
        members = new int[nodes][];
        position = new int[rows.length];
        cost = new long[nodes][nodes];
        mover = new int[nodes][nodes];
    }

    boolean free(int node) {
        return load[node] < capacity[node];
    }

    private void start() {
        for (var node : at) {
            load[node]++;
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

    /// Finds out what `forget` left open for one arc.
    long know(int node, int to) {
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
    void knowAll(int node) {
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

    /// One seat moves on from each node of the chain to the one after it.
    void move(List<Integer> path, boolean cycle) {
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
}

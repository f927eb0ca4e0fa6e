// SPDX-License-Identifier: EUPL-1.2
package city.bench;

import java.util.HashMap;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem.MinimumCostFlowProblemImpl;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;

/// JGraphT's capacity-scaling min-cost flow.
final class JGraphTPeer {
    private JGraphTPeer() {}

    /// The least total way, everybody placed.
    static long metres(PlacementCity city) {
        var n = city.children();
        var m = city.units();
        var sink = n + m;
        var graph =
                new SimpleDirectedWeightedGraph<Integer, DefaultWeightedEdge>(
                        DefaultWeightedEdge.class);
        for (var node = 0; node <= sink; node++) {
            graph.addVertex(node);
        }
        var seats = new HashMap<DefaultWeightedEdge, Integer>();
        for (var i = 0; i < n; i++) {
            for (var u = 0; u < m; u++) {
                graph.setEdgeWeight(graph.addEdge(i, n + u), city.metres(i, u));
            }
        }
        for (var u = 0; u < m; u++) {
            var edge = graph.addEdge(n + u, sink);
            graph.setEdgeWeight(edge, 0);
            seats.put(edge, city.seats(u));
        }
        var problem =
                new MinimumCostFlowProblemImpl<>(
                        graph,
                        node -> node < n ? 1 : node == sink ? -n : 0,
                        edge -> seats.getOrDefault(edge, 1));
        return Math.round(
                new CapacityScalingMinimumCostFlow<Integer, DefaultWeightedEdge>()
                        .getMinimumCostFlow(problem)
                        .getCost());
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.ortools.Loader;
import com.google.ortools.graph.MinCostFlow;
import com.google.ortools.graph.MinCostFlowBase;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// OR-Tools' min-cost flow as the oracle, tier by tier: the tiers so far are weighed so that none of them can
/// give way, and the next is minimised.
class OracleTest {
    private static final List<Tier> TIERS =
            List.of(
                    new Tier.Right(),
                    new Tier.Placed(),
                    new Tier.Of(Ground.SPECIAL_REASON),
                    new Tier.Of(Ground.SIBLING),
                    new Tier.Metres());

    @BeforeAll
    static void load() {
        Loader.loadNativeLibraries();
    }

    @Test
    void each_tier_has_the_optimum_that_or_tools_finds() {
        for (var seed = 0; seed < 60; seed++) {
            // 12 seats per unit at most are about half of what 120 children need.
            var city =
                    Cities.of(new Cities.Shape(120, 9, 12 + seed % 3 * 9, false, false, 500), seed);
            var result = Allocation.run(city, new Tiers(TIERS, "oracle"));
            for (var tier = 1; tier <= TIERS.size(); tier++) {
                assertThat(optimum(city, TIERS.subList(0, tier)))
                        .as("seed %d, %s", seed, TIERS.get(tier - 1))
                        .isEqualTo(result.tiers().get(tier - 1).value());
            }
        }
    }

    /// A flow cannot keep children of one birth together, so here the integer program is asked.
    @Test
    void children_of_one_birth_are_placed_as_well_as_or_tools_integer_program_finds() {
        for (var seed = 0; seed < 12; seed++) {
            var city = Cities.of(new Cities.Shape(40, 6, 9, true, false, 500), seed);
            var result = Allocation.run(city, new Tiers(TIERS, "oracle"));
            var ours = 0L;
            for (var i = 0; i < city.children(); i++) {
                var child = city.child(i);
                var unit = result.unitOf(child.id());
                var way =
                        child.ways().stream()
                                .filter(it -> unit.isPresent() && it.unit().equals(unit.get()))
                                .findFirst();
                ours += child.seats() * cost(TIERS, child, way.orElse(null));
            }
            assertThat(ours).as("seed %d", seed).isEqualTo(together(city));
        }
    }

    private static long together(Instance city) {
        var model = new CpModel();
        var total = LinearExpr.newBuilder();
        var held = new ArrayList<LinearExprBuilder>();
        for (var u = 0; u < city.units(); u++) {
            held.add(LinearExpr.newBuilder());
        }
        for (var i = 0; i < city.children(); i++) {
            var child = city.child(i);
            var options = new ArrayList<Literal>();
            for (var way : child.ways()) {
                var option = model.newBoolVar("");
                options.add(option);
                held.get(city.findUnit(way.unit()).orElseThrow()).addTerm(option, child.seats());
                total.addTerm(option, child.seats() * cost(TIERS, child, way));
            }
            var none = model.newBoolVar("");
            options.add(none);
            total.addTerm(none, child.seats() * cost(TIERS, child, null));
            model.addExactlyOne(options);
        }
        for (var u = 0; u < city.units(); u++) {
            model.addLessOrEqual(held.get(u), city.unit(u).seats());
        }
        model.minimize(total);
        var solver = new CpSolver();
        solver.getParameters().setNumWorkers(1);
        assertThat(solver.solve(model)).isEqualTo(CpSolverStatus.OPTIMAL);
        return (long) solver.objectiveValue();
    }

    /// The optimum of the last tier, the earlier ones being at theirs.
    private static long optimum(Instance city, List<Tier> tiers) {
        var flow = new MinCostFlow();
        var n = city.children();
        var m = city.units();
        int sink = n + m;
        var arcs = new ArrayList<long[]>();
        for (var i = 0; i < n; i++) {
            var child = city.child(i);
            for (var way : child.ways()) {
                var unit = city.findUnit(way.unit()).orElseThrow();
                var arc =
                        flow.addArcWithCapacityAndUnitCost(i, n + unit, 1, cost(tiers, child, way));
                arcs.add(new long[] {arc, last(tiers, child, way)});
            }
            var none = flow.addArcWithCapacityAndUnitCost(i, sink, 1, cost(tiers, child, null));
            arcs.add(new long[] {none, last(tiers, child, null)});
            flow.setNodeSupply(i, 1);
        }
        for (var u = 0; u < m; u++) {
            flow.addArcWithCapacityAndUnitCost(n + u, sink, city.unit(u).seats(), 0);
        }
        flow.setNodeSupply(sink, -n);
        assertThat(flow.solve()).isEqualTo(MinCostFlowBase.Status.OPTIMAL);
        var sum = 0L;
        for (var arc : arcs) {
            sum += flow.getFlow((int) arc[0]) * arc[1];
        }
        flow.delete();
        return sum;
    }

    private static long cost(List<Tier> tiers, Child child, Way way) {
        var cost = 0L;
        for (var tier : tiers) {
            // Above all that 120 children can come to in the tiers below it.
            cost = cost * (tier instanceof Tier.Metres ? 120 * 500 : 121) + value(tier, child, way);
        }
        return cost;
    }

    private static long last(List<Tier> tiers, Child child, Way way) {
        return value(tiers.getLast(), child, way);
    }

    private static long value(Tier tier, Child child, Way way) {
        return switch (tier) {
            case Tier.Right() -> way == null && child.right() ? 1 : 0;
            case Tier.Placed() -> way == null ? 1 : 0;
            case Tier.Of(var ground) ->
                    child.ways().stream().anyMatch(it -> it.grounds().contains(ground))
                                    && (way == null || !way.grounds().contains(ground))
                            ? 1
                            : 0;
            case Tier.Metres() -> way == null ? 0 : way.metres();
            case Tier.Wishes() -> throw new IllegalArgumentException("not weighed here");
        };
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.bench;

import city.allocation.Allocation;
import city.allocation.Comparison;
import city.allocation.Figures;
import city.allocation.Ground;
import city.allocation.Instance;
import city.allocation.Ladder;
import city.allocation.Reasons;
import city.allocation.Result;
import city.allocation.Rule;
import city.allocation.Tier;
import city.allocation.Tiers;
import city.allocation.Verifier;
import com.google.ortools.Loader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.List;

/// The assignment of children to units beside OR-Tools, JGraphT and a greedy by distance, on the same invented cities
/// in the same run, one thread. Ends with an error if an optimum differs from a peer's, if greedy is better at the same
/// number placed, or if the verifier does not prove a result.
public final class PlacementBench {
    /// The tiers that all solve. Ours draws the lot besides.
    static final List<Tier> TIERS =
            List.of(
                    new Tier.Placed(),
                    new Tier.Of(Ground.SPECIAL_REASON),
                    new Tier.Of(Ground.SIBLING),
                    new Tier.Metres());

    private static final String OR_TOOLS = "OR-Tools 9.15";
    private static final Tiers WHOLE = Tiers.standard("bench");
    private static final Ladder CHOICE = Ladder.standard("bench");

    private final Results results = new Results("placement");
    private final boolean quick;

    private PlacementBench(boolean quick) {
        this.quick = quick;
    }

    public static void main(String[] args) throws IOException {
        var bench = new PlacementBench(args.length > 0 && args[0].equals("--quick"));
        // First of all, while nothing is compiled: an officer's first draft of the day.
        bench.wholeCity("first time", 0);
        bench.wholeCity("third time", 1);
        Loader.loadNativeLibraries();
        bench.size(7000, 100, "10 ms", "faster than OR-Tools");
        if (!bench.quick) {
            bench.size(30_000, 400, "40 ms", "faster than OR-Tools");
        }
        bench.results.write();
    }

    /// A whole round, from coordinates to what families are told.
    private void wholeCity(String which, int warmups) {
        var name = "14,000 children × 250 units, ";
        var invented = new PlacementCity(13_803, 250, 2, 70);
        for (var k = 0; k < warmups; k++) {
            run(invented.instance(), WHOLE);
        }
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(it -> it.resetPeakUsage());
        var began = System.nanoTime();
        var city = invented.instance();
        var ways = millis(began);
        var from = System.nanoTime();
        var least = run(city, WHOLE);
        var placed = millis(from);
        var whole = millis(began);
        results.add(name + which + ": ways and placing", "ours", whole, "ms", 1, "3 s");
        results.add(name + which + ": of it ways", "ours", ways, "ms", 1, "");
        results.add(name + which + ": of it least way in 6 tiers", "ours", placed, "ms", 1, "");
        from = System.nanoTime();
        var verdict = Verifier.verify(city, WHOLE, least);
        results.add(name + which + ": proved anew", "ours", millis(from), "ms", 1, "");
        if (!verdict.holds()) {
            throw new IllegalStateException(name + verdict.failures());
        }
        from = System.nanoTime();
        var reasons = Reasons.all(city, WHOLE, least, 5);
        results.add(
                name + which + ": reasons for %,d".formatted(reasons.size()),
                "ours",
                millis(from),
                "ms",
                1,
                "");
        results.add(name + which + ": heap at the peak of all", "ours", peak(), "MB", 1, "1 GB");
        var metres = WHOLE.tiers().indexOf(new Tier.Metres());
        var bound = least.proof().orElseThrow().bound().get(metres).value();
        results.add(
                name + which + ": above the bound for twins apart",
                "ours",
                least.tiers().get(metres).value() - bound,
                "m of all",
                1,
                "");
        from = System.nanoTime();
        run(city, CHOICE);
        results.add(name + which + ": school choice", "ours", millis(from), "ms", 1, "");
    }

    private void size(int children, int units, String choiceGoal, String tiersGoal) {
        var name = "%,d children × %d units: ".formatted(children, units);
        var invented = new PlacementCity(children, units, 1);
        var runs = quick ? 5 : 11;
        var began = System.nanoTime();
        var city = invented.instance();
        var built = millis(began);
        var tiers = new Tiers(TIERS, "bench");
        var all = Tiers.standard("bench");

        var stable = run(city, CHOICE);
        var choice = time(runs * 2, () -> run(city, CHOICE));
        results.add(name + "school choice", "ours", choice, "ms", runs * 2, choiceGoal);

        var least = run(city, tiers);
        var tiersTime = time(runs, () -> run(city, tiers));
        results.add(name + "least way in 4 tiers", "ours", tiersTime, "ms", runs, tiersGoal);
        results.add(
                name + "least way in 6 tiers",
                "ours",
                time(runs, () -> run(city, all)),
                "ms",
                runs,
                "");
        results.add(
                name + "what if a unit closes",
                "ours",
                time(5, () -> whatIf(city, all)),
                "ms",
                5,
                "2 s");
        results.add(name + "heap, least way", "ours", peak(city, tiers), "MB", 1, "under 1 GB");
        results.add(name + "heap, school choice", "ours", peak(city, CHOICE), "MB", 1, "");
        results.add(name + "instance from coordinates", "ours", built, "ms", 1, "round within 3 s");
        prove(city, CHOICE, stable, name + "school choice proved");
        prove(city, tiers, least, name + "least way proved");

        var plain = peers(name, city, invented, least);
        var ours = Figures.of(city, least);
        var price = Figures.of(city, stable);
        results.add(name + "mean way, least in 4 tiers", "ours", mean(ours), "m", 1, "");
        results.add(name + "mean way, school choice", "ours", mean(price), "m", 1, "");
        results.add(
                name + "price of stability, to least in 4 tiers",
                "ours",
                100.0 * price.metres() / ours.metres() - 100,
                "% of way",
                1,
                "");
        results.add(
                name + "price of stability, to metres alone",
                "ours",
                100.0 * price.metres() / Figures.of(city, plain).metres() - 100,
                "% of way",
                1,
                "");
        results.add(
                name + "without a place, least", "ours", ours.withoutPlace(), "children", 1, "");
        results.add(
                name + "without a place, choice", "ours", price.withoutPlace(), "children", 1, "");
    }

    /// @return ours with the least metres
    private Result peers(String name, Instance city, PlacementCity invented, Result least) {
        var ortools = new OrToolsPeer(invented);
        var began = System.nanoTime();
        for (var tier = 1; tier <= TIERS.size(); tier++) {
            var from = System.nanoTime();
            var optimum = ortools.optimum(tier);
            if (tier == TIERS.size()) {
                results.add(name + "last of the 4 solves", OR_TOOLS, millis(from), "ms", 1, "");
            }
            same(TIERS.get(tier - 1).name(), optimum, least.tiers().get(tier - 1).value());
        }
        results.add(name + "least way in 4 tiers", OR_TOOLS, millis(began), "ms", 1, "");

        // Metres alone, everybody placed: what the peers do in one solve.
        var metres = new Tiers(List.of(new Tier.Placed(), new Tier.Metres()), "bench");
        var plain = run(city, metres);
        results.add(
                name + "metres alone",
                "ours",
                time(5, () -> run(city, metres)),
                "ms",
                5,
                "faster than OR-Tools");
        var from = System.nanoTime();
        same("metres alone", ortools.metres(), plain.tiers().get(1).value());
        results.add(name + "metres alone", OR_TOOLS, millis(from), "ms", 1, "");
        if (invented.children() <= 7000 && !quick) {
            from = System.nanoTime();
            same("metres alone", JGraphTPeer.metres(invented), plain.tiers().get(1).value());
            results.add(name + "metres alone", "JGraphT 1.5.3", millis(from), "ms", 1, "");
        }
        results.add(
                name + "mean way, metres alone",
                "ours",
                mean(Figures.of(city, plain)),
                "m",
                1,
                "least");
        from = System.nanoTime();
        var greedy = GreedyPeer.metres(invented);
        results.add(name + "metres alone, not optimal", "greedy", millis(from), "ms", 1, "");
        results.add(
                name + "mean way, greedy",
                "greedy",
                (double) greedy / invented.children(),
                "m",
                1,
                "not below ours");
        // Greedy places everybody, as all units are open to all.
        if (plain.tiers().get(0).value() > 0 || greedy < plain.tiers().get(1).value()) {
            throw new IllegalStateException("Greedy has the shorter way: " + greedy);
        }
        return plain;
    }

    private static void same(String tier, long peer, long ours) {
        if (peer != ours) {
            throw new IllegalStateException(
                    "Tier " + tier + ": the peer finds " + peer + ", ours " + ours);
        }
    }

    private static Result run(Instance city, Rule rule) {
        return Allocation.run(city, rule);
    }

    /// Both rounds anew, and who moves.
    private static void whatIf(Instance city, Rule rule) {
        var closed = city.withSeats(city.unit(0).id(), 0);
        var moved = Comparison.of(city, run(city, rule), closed, run(closed, rule)).moved();
        if (moved.isEmpty()) {
            throw new IllegalStateException("A unit closed and nobody moved");
        }
    }

    private void prove(Instance city, Rule rule, Result result, String name) {
        var began = System.nanoTime();
        var verdict = Verifier.verify(city, rule, result);
        results.add(name, "ours", millis(began), "ms", 1, "");
        if (!verdict.holds()) {
            throw new IllegalStateException(name + ": " + verdict.failures());
        }
    }

    private static double time(int runs, Runnable work) {
        var warm = System.nanoTime();
        for (var k = 0; k < 3 || millis(warm) < 1500; k++) {
            work.run();
        }
        var times = new double[runs];
        System.gc();
        for (var k = 0; k < runs; k++) {
            var began = System.nanoTime();
            work.run();
            times[k] = millis(began);
        }
        return Results.median(times);
    }

    /// The heap in use at the peak of one run, the instance included, in megabytes.
    private static double peak(Instance city, Rule rule) {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(it -> it.resetPeakUsage());
        run(city, rule);
        return peak();
    }

    private static double peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(it -> it.getType() == MemoryType.HEAP)
                        .mapToLong(it -> it.getPeakUsage().getUsed())
                        .sum()
                / 1e6;
    }

    private static double mean(Figures figures) {
        return (double) figures.metres() / figures.placed();
    }

    private static double millis(long began) {
        return (System.nanoTime() - began) / 1e6;
    }
}

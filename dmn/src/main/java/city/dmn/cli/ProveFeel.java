// SPDX-License-Identifier: EUPL-1.2
package city.dmn.cli;

import city.dmn.Compilation;
import city.dmn.DmnModel;
import city.dmn.Options;
import city.dmn.Outcome;
import city.dmn.feel.Text;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// `./city prove feel`: evaluates invented expressions, each within its limits; shows that none ends otherwise than with
/// a value or a fault, and in time.
public final class ProveFeel {
    private static final String USAGE =
            """
            ./city prove feel [--count N] [--seed S]
              Evaluates N invented FEEL expressions (default: 1000000), made from the seed S (default: 1), in a small heap.
              Ends with 0 where each gives a value or a fault in time, with 1 and the expression where one does not.
            """;

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final int STEPS = 20_000;

    /// One expression in so many has the limits of a service's rule.
    private static final int WHOLE = 2_000;

    /// Milliseconds of the processor for one.
    private static final long BOUND = 5_000;

    private static final long WHOLE_BOUND = 30_000;
    private static final int PROGRESS = 20_000;

    /// What came of it.
    ///
    /// @param values how many gave a value, the others null and a fault, or were refused when they were read
    /// @param slowest milliseconds of the slowest
    /// @param failure what went wrong with which expression; null where nothing did
    record Result(
            int count,
            int values,
            int refused,
            int exhausted,
            long slowest,
            @Nullable String failure) {
        String told() {
            return count
                    + " expressions: "
                    + values
                    + " values, "
                    + (count - values - refused)
                    + " null, "
                    + refused
                    + " refused when read; "
                    + exhausted
                    + " stopped at a limit; the slowest took "
                    + slowest
                    + " ms";
        }
    }

    private final PrintStream out;

    /// The expression at work, and since when.
    private record AtWork(String feel, long since, long bound) {}

    private final AtomicReference<@Nullable AtWork> now = new AtomicReference<>();
    private int values;
    private int refused;
    private int exhausted;
    private long slowest;

    ProveFeel(PrintStream out) {
        this.out = out;
    }

    /// Ends the process with 0 or 1; with 2 where the command is not understood.
    public static void main(String[] args) {
        var count = 1_000_000;
        var seed = 1L;
        try {
            for (var i = 0; i < args.length; i += 2) {
                switch (args[i]) {
                    case "--count" -> count = Integer.parseInt(args[i + 1]);
                    case "--seed" -> seed = Long.parseLong(args[i + 1]);
                    default -> throw new IllegalArgumentException(args[i]);
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException wrong) {
            System.err.print(USAGE);
            System.exit(2);
        }
        var proof = new ProveFeel(System.out);
        proof.watch();
        var result = proof.run(count, seed);
        System.out.println(result.told());
        if (result.failure() != null) {
            System.out.println(result.failure());
        }
        System.exit(result.failure() == null ? 0 : 1);
    }

    /// Ends the process where one expression takes for ever.
    private void watch() {
        var watcher =
                new Thread(
                        () -> {
                            while (true) {
                                var it = now.get();
                                if (it != null && millis(it.since()) > 10 * it.bound()) {
                                    out.println("does not end: " + it.feel());
                                    Runtime.getRuntime().halt(1);
                                }
                                LockSupport.parkNanos(1_000_000_000L);
                            }
                        },
                        "watcher");
        watcher.setDaemon(true);
        watcher.start();
    }

    private static long millis(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }

    /// The processor's nanoseconds of this thread: what else the machine does is no fault of an expression.
    private static long worked() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /// Evaluates expressions until one fails.
    Result run(int count, long seed) {
        var generator = new FeelGenerator(seed);
        var began = System.nanoTime();
        for (var i = 1; i <= count; i++) {
            var failure = one(generator.expression(), i % WHOLE == 0);
            if (failure != null) {
                return new Result(i, values, refused, exhausted, slowest, failure);
            }
            if (i % PROGRESS == 0) {
                out.println(
                        i
                                + " of "
                                + count
                                + " in "
                                + millis(began) / 1000
                                + " s, slowest "
                                + slowest
                                + " ms");
            }
        }
        return new Result(count, values, refused, exhausted, slowest, null);
    }

    /// @return what went wrong; null where nothing did
    private @Nullable String one(String feel, boolean whole) {
        var since = worked();
        var bound = whole ? WHOLE_BOUND : BOUND;
        now.set(new AtWork(feel, System.nanoTime(), bound));
        try {
            evaluate(feel, whole);
        } catch (RuntimeException | Error e) {
            return e
                    + " at "
                    + (e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "?")
                    + ": "
                    + feel;
        } finally {
            now.set(null);
        }
        var took = (worked() - since) / 1_000_000;
        slowest = Math.max(slowest, took);
        return took > bound ? took + " ms: " + feel : null;
    }

    private void evaluate(String feel, boolean whole) {
        var options =
                new Options(
                        Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC),
                        false,
                        whole ? Options.SERVICE.steps() : STEPS,
                        Set.of(),
                        false);
        switch (DmnModel.compile(Map.of("x.dmn", model(feel)), "x.dmn", options)) {
            case Compilation.Faulty _ -> refused++;
            case Compilation.Compiled(var model, _) -> {
                var outcome = model.decision("x").decide(FACTS, DAY);
                Text.of(outcome.value());
                count(outcome);
            }
        }
    }

    private static final Map<String, Object> FACTS =
            Map.of(
                    FeelGenerator.INPUTS.get(0),
                    7,
                    FeelGenerator.INPUTS.get(1),
                    "abracadabra",
                    FeelGenerator.INPUTS.get(2),
                    List.of(3, 1, 2, 3),
                    FeelGenerator.INPUTS.get(3),
                    Map.of("a", Map.of("a", 1), "b", "x"));

    private void count(Outcome outcome) {
        if (outcome.value() != null) {
            values++;
        }
        for (var fault : outcome.faults()) {
            if (fault.message().equals("the evaluation is nested too deep")) {
                throw new IllegalStateException("the thread's stack was full before a limit was");
            }
            if (fault.message().startsWith("stopped")) {
                exhausted++;
            }
        }
    }

    private static String model(String feel) {
        var inputs = new StringBuilder();
        var requirements = new StringBuilder();
        for (var name : FeelGenerator.INPUTS) {
            inputs.append(
                    "<inputData id=\"%1$s\" name=\"%1$s\"><variable name=\"%1$s\"/></inputData>"
                            .formatted(name));
            requirements.append(
                    "<informationRequirement><requiredInput href=\"#%s\"/></informationRequirement>"
                            .formatted(name));
        }
        return "<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"t\" namespace=\"t\">"
                + inputs
                + "<decision id=\"x\" name=\"x\"><variable name=\"x\"/>"
                + requirements
                + "<literalExpression><text>"
                + feel.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                + "</text></literalExpression></decision></definitions>";
    }
}

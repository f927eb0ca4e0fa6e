// SPDX-License-Identifier: EUPL-1.2
package city.dmn.cli;

import city.dmn.Compilation;
import city.dmn.Decision;
import city.dmn.DmnModel;
import city.dmn.NextChange;
import city.dmn.Reasons;
import city.dmn.feel.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The library on the command line.
public final class DmnCli {
    private static final String HELP =
            """
            dmn tck [DIR] [--out FILE]                  run the compatibility kit
            dmn check MODEL                             all faults of a model, and gaps and overlaps of its tables
            dmn explain MODEL FACTS.json [options]      decide one case and tell why, why not and until when
            dmn run MODEL FACTS.csv [options]           decide each line; CSV with the answers goes to the output
              --decision NAME   the decision to ask (default: the model's last that nothing else needs)
              --day YYYY-MM-DD  what today() returns (default: today)
            """;
    private static final long PROGRESS_FROM = 1_000_000;

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    DmnCli(PrintStream out, PrintStream err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /// @param args as the help says
    public static void main(String[] args) throws IOException {
        System.exit(
                new DmnCli(System.out, System.err, Clock.system(ZoneId.systemDefault()))
                        .run(List.of(args)));
    }

    /// @return 0 when all is well, 1 when something was found or failed, 2 when the command is not understood
    int run(List<String> args) throws IOException {
        var plain = new ArrayList<String>();
        var options = new LinkedHashMap<String, String>();
        for (var i = 0; i < args.size(); i++) {
            if (args.get(i).startsWith("--") && i + 1 < args.size()) {
                options.put(args.get(i), args.get(++i));
            } else {
                plain.add(args.get(i));
            }
        }
        try {
            var command = plain.isEmpty() ? "" : plain.getFirst();
            if (command.equals("tck")) {
                return tck(plain.size() > 1 ? plain.get(1) : null, options);
            }
            if (command.equals("check") && plain.size() == 2) {
                return check(path(plain.get(1)));
            }
            if (command.equals("explain") && plain.size() == 3) {
                return explain(path(plain.get(1)), path(plain.get(2)), options);
            }
            if (command.equals("run") && plain.size() == 3) {
                return run(path(plain.get(1)), path(plain.get(2)), options);
            }
            err.print(HELP);
            return 2;
        } catch (IllegalArgumentException | DateTimeParseException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private int tck(@Nullable String directory, Map<String, String> options) throws IOException {
        var file = path(options.getOrDefault("--out", "target/tck_results.csv"));
        var given = directory == null ? System.getenv("DMN_TCK") : directory;
        var cases = path(given == null ? "../shared/conformance/dmn-tck" : given);
        if (!Files.isDirectory(cases)) {
            err.println("No compatibility kit at " + cases + "; name its folder, or set DMN_TCK");
            return 2;
        }
        var results = new Tck(clock).run(cases);
        var byFolder = new LinkedHashMap<String, int[]>();
        for (var result : results) {
            var counts = byFolder.computeIfAbsent(result.folder(), _ -> new int[2]);
            counts[0] += result.passed() ? 1 : 0;
            counts[1]++;
        }
        byFolder.forEach(
                (folder, counts) -> out.println(folder + ": " + counts[0] + " of " + counts[1]));
        var passed = results.stream().filter(Tck.Result::passed).count();
        out.println("all: " + passed + " of " + results.size());
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.write(file, results.stream().map(Tck.Result::csv).toList());
        return passed == results.size() ? 0 : 1;
    }

    /// Relative to where the launcher was called.
    private static Path path(String given) {
        return Path.of(System.getProperty("city.called-from", "")).resolve(given);
    }

    private @Nullable DmnModel model(Path file) throws IOException {
        return switch (DmnModel.compile(Files.readAllBytes(file), file.toString())) {
            case Compilation.Compiled(var model, _) -> model;
            case Compilation.Faulty(var faults) -> {
                faults.forEach(err::println);
                yield null;
            }
        };
    }

    private int check(Path file) throws IOException {
        var model = model(file);
        if (model == null) {
            return 1;
        }
        var findings = model.check();
        findings.forEach(it -> out.println(it.decision() + ": " + it.kind() + ": " + it.text()));
        if (findings.isEmpty()) {
            out.println("no findings");
        }
        return findings.isEmpty() ? 0 : 1;
    }

    private LocalDate day(Map<String, String> options) {
        var day = options.get("--day");
        return day == null ? LocalDate.now(clock) : LocalDate.parse(day);
    }

    private static Decision decision(DmnModel model, Map<String, String> options) {
        var name = options.get("--decision");
        if (name == null && model.topDecisions().isEmpty()) {
            throw new IllegalArgumentException("the model has no decision");
        }
        return model.decision(name == null ? model.topDecisions().getLast() : name);
    }

    private int explain(Path file, Path factsFile, Map<String, String> options) throws IOException {
        var model = model(file);
        if (model == null) {
            return 1;
        }
        var decision = decision(model, options);
        var day = day(options);
        var facts = Facts.fromJson(Files.readString(factsFile), model);
        var outcome = decision.decide(facts, day);
        out.println(decision.name() + " on " + day + ": " + Json.write(outcome.value()));
        outcome.faults().forEach(it -> out.println("  fault: " + it));
        var reasons = decision.reasons(facts, day);
        for (var ground : reasons.why()) {
            out.println(
                    "why: "
                            + ground.decision()
                            + ", rule "
                            + ground.row()
                            + " "
                            + Json.write(ground.annotations()));
            ground.conditions().forEach(it -> out.println("  " + condition(it)));
        }
        for (var miss : reasons.whyNot()) {
            out.println("why not rule " + miss.row() + " " + Json.write(miss.output()) + ":");
            miss.failed().forEach(it -> out.println("  " + condition(it)));
        }
        out.println(
                switch (decision.nextChange(facts, day)) {
                    case NextChange.At(var on, var then) ->
                            "changes on " + on + " to " + Json.write(then.value());
                    case NextChange.Unsure(var from, var why) ->
                            "stays until " + from + " at least: " + why;
                    case NextChange.Never _ -> "does not change with time";
                });
        return outcome.faults().isEmpty() ? 0 : 1;
    }

    private static String condition(Reasons.Condition it) {
        var distance = it.distance();
        return it.asked()
                + " is "
                + Text.literal(it.value())
                + ", asked "
                + it.test()
                + (distance == null ? "" : ", off by " + Text.literal(distance.difference()));
    }

    private int run(Path file, Path factsFile, Map<String, String> options) throws IOException {
        var model = model(file);
        if (model == null) {
            return 1;
        }
        var decision = decision(model, options);
        var day = day(options);
        var length = Files.size(factsFile);
        try (var reader = Files.newBufferedReader(factsFile)) {
            return lines(reader, model, decision, day, length);
        }
    }

    private int lines(
            BufferedReader reader, DmnModel model, Decision decision, LocalDate day, long length)
            throws IOException {
        var first = reader.readLine();
        if (first == null) {
            throw new IllegalArgumentException(
                    "the file of facts is empty; its first line names the inputs");
        }
        var header = Facts.cells(first);
        var inputs = new ArrayList<@Nullable Integer>();
        for (var name : header) {
            var at = model.inputs().stream().map(it -> it.name()).toList().indexOf(name);
            inputs.add(at < 0 ? null : at);
        }
        if (inputs.stream().allMatch(it -> it == null)) {
            throw new IllegalArgumentException(
                    "no column is named like an input of the model; they are "
                            + model.inputs().stream().map(it -> it.name()).toList());
        }
        var names =
                new LinkedHashSet<>(
                        decision.outputs().isEmpty()
                                ? List.of(decision.name())
                                : decision.outputs());
        out.println(
                first
                        + ","
                        + String.join(",", names.stream().map(Facts::cell).toList())
                        + ",faults");
        var faulty = 0;
        var number = 1;
        var read = (long) first.length();
        var shown = -1L;
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            read += line.length() + 1L;
            if (line.isBlank()) {
                continue;
            }
            var facts = new @Nullable Object[model.inputs().size()];
            var cells = Facts.cells(line);
            for (var i = 0; i < cells.size() && i < inputs.size(); i++) {
                var at = inputs.get(i);
                if (at != null && !cells.get(i).isEmpty()) {
                    try {
                        facts[at] =
                                Facts.typed(
                                        header.get(i), cells.get(i), model.inputs().get(at).type());
                    } catch (IllegalArgumentException e) {
                        throw new IllegalArgumentException(
                                "line " + number + ": " + e.getMessage(), e);
                    }
                }
            }
            var outcome = decision.decide(facts, day);
            faulty += outcome.faults().isEmpty() ? 0 : 1;
            var row = new StringBuilder(line);
            for (var name : names) {
                var value =
                        outcome.value() instanceof Map<?, ?> ? outcome.get(name) : outcome.value();
                row.append(',').append(Facts.cell(value == null ? "" : Text.of(value)));
            }
            row.append(',')
                    .append(
                            Facts.cell(
                                    outcome.faults().isEmpty()
                                            ? ""
                                            : outcome.faults().getFirst().message()));
            out.println(row);
            shown = progress(read, length, shown);
        }
        if (shown >= 0) {
            err.println();
        }
        return faulty == 0 ? 0 : 1;
    }

    /// A bar on the error output, so that it does not stand among the answers.
    private long progress(long read, long length, long shown) {
        var percent = length < PROGRESS_FROM ? -1 : Math.min(100, read * 100 / length);
        if (percent > shown) {
            err.print(
                    "\r["
                            + "#".repeat((int) percent / 4)
                            + " ".repeat(25 - (int) percent / 4)
                            + "] "
                            + percent
                            + " %");
            err.flush();
        }
        return Math.max(shown, percent);
    }
}

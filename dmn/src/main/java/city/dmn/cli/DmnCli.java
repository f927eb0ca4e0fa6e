// SPDX-License-Identifier: EUPL-1.2
package city.dmn.cli;

import city.dmn.Compilation;
import city.dmn.Decision;
import city.dmn.DmnModel;
import city.dmn.Input;
import city.dmn.ModelFile;
import city.dmn.NextChange;
import city.dmn.Options;
import city.dmn.Reasons;
import city.dmn.feel.Text;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The library on the command line. Whatever the arguments: what cannot be done is said in one line.
public final class DmnCli {
    private static final String HELP =
            """
            dmn tck [DIR …] [--out FILE] [--no-java]    run the compatibility kit; --no-java refuses its Java functions
            dmn check MODEL …                           all faults of models, and gaps and overlaps of their tables
            dmn explain MODEL … FACTS.json [options]    decide one case and tell why, why not and until when
            dmn run MODEL … FACTS.csv [options]         decide each line; CSV with the answers goes to the output
              MODEL             a file, or a folder of .dmn files; what a model imports is named too or lies beside it
              --decision NAME   the decision to ask (default: the model's last that nothing else needs)
              --day YYYY-MM-DD  what today() returns (default: today)
              --map-types       takes types of other products (integer, long, double, …) for those of FEEL
            """;
    private static final String DECISION = "--decision";
    private static final String DAY = "--day";
    private static final String OUT = "--out";
    private static final String MAP_TYPES = "--map-types";
    private static final String NO_JAVA = "--no-java";
    private static final long PROGRESS_FROM = 1_000_000;
    private static final int MOST_TOLD = 20;

    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    DmnCli(PrintStream out, PrintStream err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /// @param args as the help says
    public static void main(String[] args) {
        var out =
                new PrintStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
                        false,
                        StandardCharsets.UTF_8);
        var err =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        var code = new DmnCli(out, err, Clock.system(ZoneId.systemDefault())).run(List.of(args));
        out.flush();
        System.exit(code);
    }

    /// @return 0 when all is well, 1 when something was found or failed, 2 when the command is not understood
    int run(List<String> words) {
        Arguments arguments;
        try {
            arguments = Arguments.of(words);
        } catch (Unusable e) {
            err.println(oneLine(e.getMessage()));
            return 2;
        }
        try {
            var names = arguments.names();
            if (arguments.has("--help") || arguments.command().equals("help")) {
                out.print(HELP);
                return 0;
            }
            switch (arguments.command()) {
                case "tck" -> {
                    arguments.allow(OUT, NO_JAVA, MAP_TYPES);
                    return tck(names, arguments);
                }
                case "check" -> {
                    arguments.allow(MAP_TYPES);
                    if (!names.isEmpty()) {
                        return check(names, arguments);
                    }
                }
                case "explain", "run" -> {
                    arguments.allow(DECISION, DAY, MAP_TYPES);
                    if (names.size() > 1) {
                        return arguments.command().equals("run")
                                ? runLines(names, arguments)
                                : explain(names, arguments);
                    }
                }
                default -> {}
            }
            err.print(HELP);
            return 2;
        } catch (Unusable e) {
            err.println(oneLine(e.getMessage()));
        } catch (StackOverflowError e) {
            err.println("what was given is nested too deep");
        } catch (OutOfMemoryError e) {
            err.println("what was given is too large for the memory there is");
        } catch (RuntimeException e) {
            err.println(oneLine(e.getClass().getSimpleName() + ": " + e.getMessage()));
        }
        return 1;
    }

    private static String oneLine(@Nullable String message) {
        return String.valueOf(message).replaceAll("\\s*\\R\\s*", " ");
    }

    private int tck(List<String> names, Arguments arguments) {
        var given = System.getenv("DMN_TCK");
        var folders =
                names.isEmpty()
                        ? List.of(given == null ? "../shared/conformance/dmn-tck" : given)
                        : names;
        var file = GivenFiles.path(or(arguments.option(OUT), "target/tck_results.csv"));
        var options = options(arguments, Options.standard(clock));
        var kit = new Tck(clock, arguments.has(NO_JAVA) ? options : options.withJava(Tck.JAVA));
        var results = new ArrayList<Tck.Result>();
        for (var name : folders) {
            var cases = GivenFiles.path(name);
            if (!Files.exists(cases)) {
                err.println(
                        "No compatibility kit at " + cases + "; name its folder, or set DMN_TCK");
                return 2;
            }
            results.addAll(kit.run(cases));
        }
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
        try {
            var parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.write(file, results.stream().map(Tck.Result::csv).toList());
        } catch (IOException e) {
            throw new Unusable(file + " cannot be written: " + GivenFiles.reason(e));
        }
        return passed == results.size() && passed > 0 ? 0 : 1;
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    private static Options options(Arguments arguments, Options options) {
        return arguments.has(MAP_TYPES) ? options.mappingTypes() : options;
    }

    private @Nullable DmnModel model(List<ModelFile> files, Arguments arguments) {
        return switch (DmnModel.compile(files, options(arguments, Options.SERVICE))) {
            case Compilation.Compiled(var model, _) -> model;
            case Compilation.Faulty(var faults) -> {
                faults.forEach(it -> err.println(oneLine(it.toString())));
                yield null;
            }
        };
    }

    private int check(List<String> names, Arguments arguments) {
        var found = false;
        var models = GivenFiles.read(names).models();
        for (var files : models) {
            var model = model(files, arguments);
            var prefix = models.size() == 1 ? "" : files.getFirst().name() + ": ";
            if (model == null) {
                found = true;
                continue;
            }
            var findings = model.check();
            findings.forEach(it ->
                    out.println(
                            prefix + it.decision() + ": " + it.kind() + ": " + oneLine(it.text())));
            if (findings.isEmpty()) {
                out.println(prefix + "no findings");
            }
            found |= !findings.isEmpty();
        }
        return found ? 1 : 0;
    }

    private LocalDate day(Arguments arguments) {
        var day = arguments.option(DAY);
        try {
            return day == null ? LocalDate.now(clock) : LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw new Unusable("\"" + day + "\" is no day; write it like 2026-03-02");
        }
    }

    private static Decision decision(DmnModel model, Arguments arguments) {
        var name = arguments.option(DECISION);
        if (model.decisions().isEmpty()) {
            throw new Unusable("the model has no decision");
        }
        if (name != null && !model.decisions().contains(name)) {
            throw new Unusable(
                    "the model has no decision \"" + name + "\"; it has " + model.decisions());
        }
        var tops = model.topDecisions();
        return model.decision(
                name != null ? name : (tops.isEmpty() ? model.decisions() : tops).getLast());
    }

    private int explain(List<String> names, Arguments arguments) {
        var last = names.size() - 1;
        var day = day(arguments);
        var model = model(GivenFiles.read(names.subList(0, last)).model(), arguments);
        if (model == null) {
            return 1;
        }
        var decision = decision(model, arguments);
        var file = GivenFiles.path(names.get(last));
        var facts = Facts.fromJson(file, model, err::println);
        var outcome = decision.decide(facts, day);
        out.println(decision.name() + " on " + day + ": " + Json.write(outcome.value()));
        outcome.faults().forEach(it -> out.println("  fault: " + oneLine(it.toString())));
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

    private int runLines(List<String> names, Arguments arguments) {
        var last = names.size() - 1;
        var day = day(arguments);
        var model = model(GivenFiles.read(names.subList(0, last)).model(), arguments);
        if (model == null) {
            return 1;
        }
        var decision = decision(model, arguments);
        var file = GivenFiles.path(names.get(last));
        var inputs = model.inputs().stream().map(Input::name).toList();
        var lines = FactLines.open(file, Facts.plain(inputs));
        try {
            return new Answering(model, decision, day, columns(lines, inputs), lines)
                    .run(Files.size(file));
        } catch (IOException e) {
            throw new Unusable(GivenFiles.reason(e));
        }
    }

    /// For each column of the file the input that it is, or -1.
    private int[] columns(FactLines lines, List<String> inputs) {
        var plain = inputs.stream().map(Facts::plain).toList();
        var columns = lines.header().stream().mapToInt(plain::indexOf).toArray();
        var found = Arrays.stream(columns).filter(it -> it >= 0).toArray();
        if (found.length == 0) {
            throw new Unusable("no column is named like an input of the model; they are " + inputs);
        }
        var missing = new ArrayList<>(inputs);
        for (var each : found) {
            if (!missing.remove(inputs.get(each))) {
                throw new Unusable("two columns are named \"" + inputs.get(each) + "\"");
            }
        }
        if (!missing.isEmpty()) {
            err.println("no column is named like these facts, which are not given: " + missing);
        }
        return columns;
    }

    /// Decides the lines of a file, each written with its answers behind it.
    private final class Answering {
        private final DmnModel model;
        private final Decision decision;
        private final LocalDate day;
        private final int[] columns;
        private final FactLines lines;
        private final List<String> outputs;
        private long read;
        private long shown = -1;
        private int faulty;
        private int wrong;

        Answering(
                DmnModel model, Decision decision, LocalDate day, int[] columns, FactLines lines) {
            this.model = model;
            this.decision = decision;
            this.day = day;
            this.columns = columns;
            this.lines = lines;
            this.outputs =
                    decision.outputs().isEmpty() ? List.of(decision.name()) : decision.outputs();
        }

        int run(long length) throws IOException {
            var text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            var csv =
                    CsvWriter.builder()
                            .fieldSeparator(lines.separator())
                            .lineDelimiter(LineDelimiter.LF)
                            .build(text);
            var first = new ArrayList<>(lines.header());
            first.addAll(outputs);
            first.add("faults");
            csv.writeRecord(first);
            lines.forEach(
                    line -> {
                        var row = row(line);
                        if (row != null) {
                            csv.writeRecord(row);
                        }
                        line.cells().forEach(it -> read += it.length() + 1L);
                        shown = progress(read, length, shown);
                    },
                    this::tell,
                    err::println);
            csv.flush();
            text.flush();
            if (shown >= 0) {
                err.println();
            }
            if (wrong > MOST_TOLD) {
                err.println("and " + (wrong - MOST_TOLD) + " more such lines");
            }
            return faulty + wrong == 0 ? 0 : 1;
        }

        private void tell(String what) {
            if (++wrong <= MOST_TOLD) {
                err.println(oneLine(what));
            }
        }

        /// @return null, and it is told, when a cell is not of the fact's type
        private @Nullable List<String> row(FactLines.Line line) {
            var facts = new @Nullable Object[model.inputs().size()];
            for (var i = 0; i < columns.length; i++) {
                var cell = line.cells().get(i);
                if (columns[i] >= 0 && !cell.isEmpty()) {
                    var input = model.inputs().get(columns[i]);
                    try {
                        facts[columns[i]] = Facts.typed(input.name(), cell, input.type());
                    } catch (IllegalArgumentException e) {
                        tell("line " + line.number() + ": " + e.getMessage());
                        return null;
                    }
                }
            }
            var outcome = decision.decide(facts, day);
            faulty += outcome.faults().isEmpty() ? 0 : 1;
            var row = new ArrayList<>(line.cells());
            for (var name : outputs) {
                var value =
                        outcome.value() instanceof Map<?, ?> && !decision.outputs().isEmpty()
                                ? outcome.get(name)
                                : outcome.value();
                row.add(value == null ? "" : Text.of(value));
            }
            row.add(outcome.faults().isEmpty() ? "" : outcome.faults().getFirst().message());
            return row;
        }
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

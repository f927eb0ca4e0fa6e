// SPDX-License-Identifier: EUPL-1.2
package city.bench;

import city.bench.dmn.ColumnsWeight;
import city.bench.dmn.EmptyMain;
import city.bench.dmn.FirstAnswer;
import city.bench.workload.Case;
import city.bench.workload.Case.Form;
import city.bench.workload.Case.Model;
import city.bench.workload.Models;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The decision engine beside its peers. All subjects of a case answer the same people; unequal answers end the
/// benchmark before anything is timed. Then they run in turn, in several rounds, and the medians count.
public final class DmnBench {
    private static final List<String> VECTORS = List.of("--add-modules=jdk.incubator.vector");

    /// The bytes that one person's facts take: with the widths of the types, and null masks, result included.
    private static final double BYTES_EIGHT_RULES = 4 + 1 + 1.0 / 8 + 1 + 1.0 / 8 + 1 + 3.0 / 8 + 1;

    private final Results results = new Results("dmn");
    private final Map<String, Child> children = new LinkedHashMap<>();
    private final boolean quick;
    private final int single;
    private final int people;

    private DmnBench(boolean quick) {
        this.quick = quick;
        this.single = quick ? 100 : 1000;
        this.people = quick ? 100_000 : 663_000;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        var bench = new DmnBench(args.length > 0 && args[0].equals("--quick"));
        try {
            bench.singleCases();
            bench.population();
        } finally {
            for (var child : bench.children.values()) {
                child.close();
            }
        }
        bench.cold();
        bench.memory();
        bench.results.write();
    }

    /// A subject, started when it is first needed.
    private Child child(String name) throws IOException {
        var known = children.get(name);
        if (known != null) {
            return known;
        }
        var one = new ArrayList<>(VECTORS);
        one.add("-XX:ActiveProcessorCount=1");
        var ours = "city.bench.dmn.OurSubject";
        var child =
                switch (name) {
                    case "ours" -> new Child(name, ours, Child.classPath("."), one);
                    case "ours, plain loops" ->
                            new Child(
                                    name,
                                    ours,
                                    Child.classPath("."),
                                    List.of("-XX:ActiveProcessorCount=1"));
                    case "ours, all cores" -> new Child(name, ours, Child.classPath("."), VECTORS);
                    case "by hand" ->
                            new Child(
                                    name,
                                    "city.bench.dmn.HandSubject",
                                    Child.classPath("."),
                                    List.of());
                    case "PostgreSQL 18" ->
                            new Child(
                                    name,
                                    "city.bench.dmn.PostgresSubject",
                                    Child.classPath("."),
                                    List.of());
                    case "DuckDB 2.0.0" -> peer(name, "duckdb", "DuckDbSubject");
                    case "KIE 10.2.0" -> peer(name, "kie-10", "KieSubject");
                    case "KIE 8.44.2" -> peer(name, "kie-8", "KieSubject");
                    case "jDMN 9.0.0, interpreter" -> peer(name, "jdmn", "JdmnSubject");
                    case "jDMN 9.0.0, to Java" -> peer(name, "jdmn", "JdmnJavaSubject");
                    case "dmn-scala 1.11.0" -> peer(name, "dmn-scala", "DmnScalaSubject");
                    default -> throw new IllegalArgumentException(name);
                };
        children.put(name, child);
        return child;
    }

    private static Child peer(String name, String module, String type) throws IOException {
        return new Child(
                name, "city.bench.peer." + type, Child.classPath("peers/" + module), List.of());
    }

    private void singleCases() throws IOException {
        var engines =
                List.of(
                        "ours",
                        "by hand",
                        "KIE 10.2.0",
                        "KIE 8.44.2",
                        "jDMN 9.0.0, interpreter",
                        "jDMN 9.0.0, to Java",
                        "dmn-scala 1.11.0");
        var listening = List.of("ours", "KIE 10.2.0", "KIE 8.44.2", "jDMN 9.0.0, to Java");
        compare(new Case(Model.ELIGIBILITY, Form.PLAIN, single), engines, "at least 1,000 k/s");
        compare(new Case(Model.ELIGIBILITY, Form.MAP, single), List.of("ours"), "");
        compare(new Case(Model.ELIGIBILITY, Form.TRACED, single), listening, "at least 200 k/s");
        compare(new Case(Model.PRE_SCHOOL, Form.PLAIN, single), engines, "at least 5,000 k/s");
        compare(new Case(Model.PRE_SCHOOL, Form.MAP, single), List.of("ours"), "");
        compare(new Case(Model.PRE_SCHOOL, Form.TRACED, single), listening, "");
        if (Models.lending() == null) {
            System.out.println(
                    "0004-lending: the compatibility kit is not there (DMN_TCK); left out.");
            return;
        }
        compare(
                new Case(Model.LENDING, Form.PLAIN, 100),
                engines.stream()
                        .filter(it -> !it.equals("by hand") && !it.startsWith("dmn-scala"))
                        .toList(),
                "at least 30 k/s");
        compare(new Case(Model.LENDING, Form.TRACED, 100), listening, "");
        for (var done : engines) {
            if (!done.equals("ours") && !done.equals("by hand")) {
                child(done).close();
                children.remove(done);
            }
        }
    }

    private void population() throws IOException {
        var memory = new Case(Model.MEMORY, Form.POPULATION, 0);
        child("by hand").run(memory, 500);
        var bandwidth = child("by hand").run(memory, quick ? 300 : 1000) / 1e9;
        results.add("memory read by one core", "by hand", bandwidth, "GB/s", 1, "");
        var all = List.of("ours", "ours, plain loops", "by hand", "DuckDB 2.0.0", "PostgreSQL 18");
        var eight = new Case(Model.PRE_SCHOOL, Form.POPULATION, people);
        var rates = compare(eight, all, "at least 100 M/s; 663,000 in under 7 ms");
        milliseconds(eight, rates);
        var share = rates.getOrDefault("ours", 0.0) * BYTES_EIGHT_RULES / bandwidth / 1e7;
        results.add(eight.text() + ": share of the memory's speed", "ours", share, "%", 1, "");
        var many = new Case(Model.ELIGIBILITY, Form.POPULATION, people);
        milliseconds(many, compare(many, all, "663,000 in under 20 ms"));
        var fifty = new Case(Model.FIFTY, Form.POPULATION, people);
        milliseconds(
                fifty,
                compare(
                        fifty,
                        List.of("ours", "ours, all cores", "by hand", "DuckDB 2.0.0"),
                        "663,000 in under 300 ms on two cores"));
        if (!quick) {
            var land = new Case(Model.PRE_SCHOOL, Form.POPULATION, 5_600_000);
            milliseconds(land, compare(land, List.of("ours", "by hand"), "the same rate a person"));
        }
    }

    private void milliseconds(Case what, Map<String, Double> rates) {
        var decisions = (double) what.people() * (what.model() == Model.FIFTY ? 50 : 1);
        rates.forEach((name, rate) ->
                results.add(what.text() + ": all", name, decisions * 1000 / rate, "ms", 1, ""));
    }

    /// Checks that all answer alike, warms all up, and lets them run in turn.
    ///
    /// @return decisions a second by subject
    private Map<String, Double> compare(Case what, List<String> names, String goal)
            throws IOException {
        var expected = child(names.getFirst()).answers(what);
        for (var name : names) {
            if (!child(name).answers(what).equals(expected)) {
                throw new IllegalStateException(
                        what.text() + ": " + name + " does not answer as " + names.getFirst());
            }
        }
        for (var name : names) {
            child(name).run(what, quick ? 300 : what.form() == Form.POPULATION ? 1500 : 3500);
        }
        var rounds = quick ? 3 : 5;
        var figures = new LinkedHashMap<String, double[]>();
        for (var round = 0; round < rounds; round++) {
            for (var name : names) {
                figures.computeIfAbsent(name, _ -> new double[rounds])[round] =
                        child(name).run(what, quick ? 80 : 300);
            }
        }
        var medians = new LinkedHashMap<String, Double>();
        figures.forEach((name, rates) -> {
            var median = Results.median(rates);
            medians.put(name, median);
            var large = what.form() == Form.POPULATION;
            results.add(
                    what.text(),
                    name,
                    median / (large ? 1e6 : 1e3),
                    large ? "M/s" : "k/s",
                    rounds,
                    name.startsWith("ours") ? goal : "");
        });
        return medians;
    }

    /// What a process pays that decides once, and what a large table costs to compile when nothing is warm.
    private void cold() throws IOException, InterruptedException {
        var small = Files.createTempFile("eligibility", ".dmn");
        var large = Files.createTempFile("large", ".dmn");
        Files.writeString(small, Models.eligibility());
        Files.writeString(large, Models.large(1000));
        var runs = quick ? 5 : 11;
        var empty = new double[runs];
        var first = new double[runs];
        var compile = new double[runs];
        for (var i = 0; i < runs; i++) {
            empty[i] = process(EmptyMain.class).seconds();
            first[i] = process(FirstAnswer.class, small.toString(), "services").seconds();
            compile[i] =
                    Double.parseDouble(
                                    process(FirstAnswer.class, large.toString(), "services")
                                            .output()
                                            .split(" ", -1)[0])
                            / 1e9;
        }
        results.add("a process that does nothing", "JDK", Results.median(empty), "s", runs, "");
        results.add(
                "first answer of a process, above one that does nothing",
                "ours",
                Results.median(first) - Results.median(empty),
                "s",
                runs,
                "at most 0.2 s");
        results.add(
                "1,000 rules compiled in a cold process",
                "ours",
                Results.median(compile),
                "s",
                runs,
                "at most 0.5 s");
        Files.delete(small);
        Files.delete(large);
    }

    private record Finished(double seconds, String output) {}

    private static Finished process(Class<?> main, String... args)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Child.java(), "-XX:+UseSerialGC", "-cp"));
        command.add(
                String.join(
                        File.pathSeparator,
                        "bench/target/classes",
                        "bench/workload/target/classes",
                        "dmn/target/classes",
                        jspecify()));
        command.add(main.getName());
        command.addAll(List.of(args));
        var began = System.nanoTime();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(output);
        }
        return new Finished((System.nanoTime() - began) / 1e9, output.strip());
    }

    private static String jspecify() throws IOException {
        for (var path : Child.classPath(".").split(File.pathSeparator)) {
            if (Path.of(path).getFileName().toString().startsWith("jspecify")) {
                return path;
            }
        }
        return "";
    }

    /// What the columns of a city weigh on the heap beside the widths of their types.
    private void memory() throws IOException, InterruptedException {
        results.add(
                "columns of 663,000 people, weighed over the types' widths",
                "ours",
                Double.parseDouble(process(ColumnsWeight.class).output()),
                "",
                1,
                "at most 1.3");
    }
}

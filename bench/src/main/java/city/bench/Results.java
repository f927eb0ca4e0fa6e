// SPDX-License-Identifier: EUPL-1.2
package city.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/// The figures of one benchmark: a table on the screen and `target/bench/NAME.json`.
final class Results {
    /// One figure.
    ///
    /// @param case_ what was measured
    /// @param subject `ours`, or a peer with its version
    /// @param runs how many runs the value is the median of
    /// @param goal what the issue asks for, in words; empty where nothing is asked
    record Figure(String case_, String subject, double value, String unit, int runs, String goal) {}

    private final String name;
    private final List<Figure> figures = new ArrayList<>();

    Results(String name) {
        this.name = name;
    }

    void add(String what, String subject, double value, String unit, int runs, String goal) {
        figures.add(new Figure(what, subject, value, unit, runs, goal));
        System.out.printf(
                Locale.ROOT, "%-58s %-26s %12.3f %-12s %s%n", what, subject, value, unit, goal);
    }

    void write() throws IOException {
        var rows =
                figures.stream()
                        .map(it -> {
                            var row = new java.util.LinkedHashMap<String, Object>();
                            row.put("case", it.case_);
                            row.put("subject", it.subject);
                            row.put("value", it.value);
                            row.put("unit", it.unit);
                            row.put("runs", it.runs);
                            row.put("note", it.goal);
                            return row;
                        })
                        .toList();
        var file = Path.of("target", "bench", name + ".json");
        Files.createDirectories(file.getParent());
        JsonMapper.builder()
                .build()
                .writerWithDefaultPrettyPrinter()
                .writeValue(file.toFile(), rows);
        System.out.println("Written to " + file);
    }

    static double median(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length % 2 == 1
                ? sorted[sorted.length / 2]
                : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
    }

    static double percentile(double[] values, double share) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)];
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.server.load;

import city.base.subject.SeedWorld;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What came of a load, told at its end: what was brought in, and the lines that were put aside.
public final class LoadReport implements SeedWorld.Progress {
    /// Of one file; the rest is counted.
    private static final int LINES_TOLD = 100;

    private final ProgressBar bar;
    private final Map<String, Long> loaded = new LinkedHashMap<>();
    private final Map<String, TreeMap<Long, String>> aside = new LinkedHashMap<>();

    LoadReport(ProgressBar bar) {
        this.bar = bar;
    }

    @Override
    public void show(String what, double share) {
        bar.show(what, share);
    }

    @Override
    public void rows(long rows) {
        bar.rows(rows);
    }

    @Override
    public synchronized void loaded(String what, long count) {
        loaded.put(what, count);
    }

    @Override
    public synchronized void aside(String file, long line, String what) {
        aside.computeIfAbsent(file, _ -> new TreeMap<>()).put(line, what);
    }

    /// How many lines were put aside.
    public synchronized int aside() {
        return aside.values().stream().mapToInt(Map::size).sum();
    }

    /// Writes it as a person reads it.
    ///
    /// @param loadedWord `loaded`, or of a trial `would be loaded`
    synchronized void print(PrintStream out, String loadedWord) {
        aside.forEach((file, lines) -> {
            lines.entrySet().stream()
                    .limit(LINES_TOLD)
                    .forEach(it -> out.println(file + ":" + it.getKey() + ": " + it.getValue()));
            if (lines.size() > LINES_TOLD) {
                out.println(file + ": and " + (lines.size() - LINES_TOLD) + " lines more");
            }
        });
        loaded.forEach((what, count) ->
                out.printf(Locale.ENGLISH, "%,d %s %s%n", count, what, loadedWord));
        out.printf(Locale.ENGLISH, "%,d lines put aside%n", aside());
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.server.load;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/// A line on the console that says what is being done, how far it is, how many rows have been read and how many seconds
/// are left. On a terminal it is drawn over itself; in a log each step is one line.
public final class ProgressBar {
    private static final int WIDTH = 30;

    /// What is left after less time, or of a smaller part, is a guess.
    private static final double SOON = 0.05;

    private static final double NANOS = 1e9;

    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier nanos;
    private String step = "";
    private int shown = -1;
    private long rows;
    private long begun;

    /// @param nanos a clock that runs on, such as `System::nanoTime`
    public ProgressBar(PrintStream out, boolean terminal, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.nanos = nanos;
    }

    /// On the console of this process.
    @SuppressWarnings("SystemConsoleNull") // null where there is none, by its own documentation
    public static ProgressBar onConsole() {
        var console = System.console();
        return new ProgressBar(
                System.out, console != null && console.isTerminal(), System::nanoTime);
    }

    /// How many rows of the present step have been read.
    public synchronized void rows(long count) {
        rows = Math.max(rows, count);
    }

    /// @param what the step, in words
    /// @param done from 0 to 1
    public synchronized void show(String what, double done) {
        var percent = (int) Math.round(100 * Math.clamp(done, 0, 1));
        var next = !what.equals(step);
        if (!next && percent == shown) {
            return;
        }
        if (next) {
            begun = nanos.getAsLong();
        }
        if (terminal) {
            if (next && !step.isEmpty()) {
                out.println();
            }
            var filled = percent * WIDTH / 100;
            out.printf(
                    Locale.ROOT,
                    "\r  %-42s [%s%s] %3d %%%s",
                    what,
                    "#".repeat(filled),
                    ".".repeat(WIDTH - filled),
                    percent,
                    more(done));
            out.flush();
        } else if (next) {
            out.println("  " + what + " …");
        }
        if (next) {
            rows = 0;
        }
        step = what;
        shown = percent;
    }

    /// Such as `, 120,000 rows, 14 s left`.
    private String more(double done) {
        var read = rows > 0 ? String.format(Locale.ENGLISH, ", %,d rows", rows) : "";
        if (done < SOON) {
            return read;
        }
        var left = (nanos.getAsLong() - begun) / NANOS * (1 - done) / done;
        return read + String.format(Locale.ENGLISH, ", %.0f s left  ", Math.max(0, left));
    }

    /// Ends the line.
    public synchronized void end() {
        if (terminal && !step.isEmpty()) {
            out.println();
        }
        step = "";
        shown = -1;
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.server.demo;

import java.io.PrintStream;
import java.util.Locale;

/// A line on the console that says what is being done and how far it is. On a terminal it is drawn
/// over itself; in a log each step is one line.
final class ProgressBar {
    private static final int WIDTH = 30;

    private final PrintStream out;
    private final boolean terminal;
    private String step = "";
    private int shown = -1;

    ProgressBar(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /// @param what the step, in words
    /// @param done from 0 to 1
    synchronized void show(String what, double done) {
        var percent = (int) Math.round(100 * Math.clamp(done, 0, 1));
        if (what.equals(step) && percent == shown) {
            return;
        }
        if (terminal) {
            if (!what.equals(step) && !step.isEmpty()) {
                out.println();
            }
            var filled = percent * WIDTH / 100;
            out.printf(
                    Locale.ROOT,
                    "\r  %-42s [%s%s] %3d %%",
                    what,
                    "#".repeat(filled),
                    ".".repeat(WIDTH - filled),
                    percent);
            out.flush();
        } else if (!what.equals(step)) {
            out.println("  " + what + " …");
        }
        step = what;
        shown = percent;
    }

    synchronized void end() {
        if (terminal && !step.isEmpty()) {
            out.println();
        }
        step = "";
        shown = -1;
    }
}

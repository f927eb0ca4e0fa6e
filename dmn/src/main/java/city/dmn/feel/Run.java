// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.Fault;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One evaluation: its day, the steps it has left and the faults it met. Used by one thread.
public final class Run {
    /// Nested calls deeper than this end the evaluation, well before the thread's stack does.
    private static final int MAX_DEPTH = 400;

    private static final int MAX_FAULTS = 100;

    /// Ends an evaluation that does not end by itself.
    public static final class Exhausted extends RuntimeException {
        public final transient Pos at;

        Exhausted(Pos at, String message) {
            super(message, null, false, false);
            this.at = at;
        }
    }

    private final LocalDate day;
    private final @Nullable Clock now;
    private final int budget;
    private int steps;
    private int depth;
    private int met;
    private @Nullable List<Fault> faults;

    private final @Nullable Tracer tracer;

    public Run(LocalDate day, @Nullable Clock now, int budget, @Nullable Tracer tracer) {
        this.day = day;
        this.now = now;
        this.budget = budget;
        this.tracer = tracer;
    }

    /// Who wants to hear how the answer comes about; null when nobody does.
    public @Nullable Tracer tracer() {
        return tracer;
    }

    /// What `today()` returns.
    public LocalDate day() {
        return day;
    }

    /// The clock of `now()`; null where it is refused.
    public @Nullable Clock now() {
        return now;
    }

    /// Counts one iteration or call.
    public void step(Pos at) {
        if (++steps > budget) {
            throw new Exhausted(
                    at, "stopped after " + budget + " steps: this does not seem to end");
        }
    }

    void enter(Pos at) {
        step(at);
        if (++depth > MAX_DEPTH) {
            depth = 0;
            throw new Exhausted(
                    at, "stopped at " + MAX_DEPTH + " nested calls: endless recursion?");
        }
    }

    void leave() {
        depth--;
    }

    /// Notes a fault. A loop that fails in each round is told its first hundred times.
    public void fault(Pos at, String message) {
        fault(at.source().fault(at.offset(), message, ""));
    }

    /// Notes a fault.
    public void fault(Fault fault) {
        met++;
        if (faults == null) {
            faults = new ArrayList<>();
        }
        if (faults.size() < MAX_FAULTS) {
            faults.add(fault);
        }
    }

    /// The faults so far.
    public List<Fault> faults() {
        return faults == null ? List.of() : List.copyOf(faults);
    }

    /// How many faults were met so far, those included that are not kept.
    public int met() {
        return met;
    }

    /// Says that something is asked again that a fault made null.
    public void metAgain() {
        met++;
    }

    /// How many faults there are, for [#forget].
    public int mark() {
        return faults == null ? 0 : faults.size();
    }

    /// Drops the faults noted since a mark.
    public void forget(int mark) {
        if (faults != null && faults.size() > mark) {
            faults.subList(mark, faults.size()).clear();
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.Fault;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One evaluation: its day, the work and the memory it has left, and the faults it met. Used by one thread.
///
/// All work is counted in steps: an iteration or a call by the size of what it evaluates, a function by the size of what
/// it is given, a comparison of lists by their elements. What is made is counted in bytes, also what has been given up
/// since. So an evaluation ends in bounded time and memory, whatever the model says.
public final class Run {
    /// Nested calls deeper than this end the evaluation.
    private static final int MAX_CALLS = 400;

    /// Calls of Java nested deeper than about this end the evaluation, well before the thread's stack does.
    private static final int MAX_DEPTH = 4_500;

    private static final long BYTES_PER_STEP = 50;
    private static final long MAX_BYTES = 256L << 20;

    private static final int MAX_FAULTS = 100;

    private static final Pos NOWHERE = new Pos(new Source("", 0, 0, "", "", ""), 0);

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
    private final long memory;
    private long steps;
    private long bytes;
    private int calls;
    private int depth;
    private int met;
    private Pos place = NOWHERE;
    private @Nullable List<Fault> faults;
    private @Nullable Patterns patterns;

    private final @Nullable Tracer tracer;

    /// @param budget the most steps; what may be made grows with them, up to 256 MB
    public Run(LocalDate day, @Nullable Clock now, int budget, @Nullable Tracer tracer) {
        this.day = day;
        this.now = now;
        this.budget = budget;
        this.memory = Math.min(budget * BYTES_PER_STEP, MAX_BYTES);
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
        work(1, at);
    }

    /// Counts work of some steps.
    void work(long some, Pos at) {
        place = at;
        work(some);
    }

    /// Counts work of some steps where the last was counted.
    void work(long some) {
        steps += some;
        if (steps > budget) {
            throw exhausted(
                    "stopped after "
                            + budget
                            + " steps: this does not seem to end, or works through too much");
        }
    }

    /// Counts looking through a value, with all that stands in it.
    public void lookThrough(@Nullable Object value) {
        if (value instanceof String text) {
            work(text.length() >> 6);
        } else if (value instanceof List<?> || value instanceof Map<?, ?>) {
            work(1 + Weight.values(value) / 4);
        }
    }

    /// The regular expressions read so far.
    Patterns patterns() {
        if (patterns == null) {
            patterns = new Patterns(this);
        }
        return patterns;
    }

    /// Where work was last counted.
    Pos place() {
        return place;
    }

    /// Counts what is made, before it is where it may be much.
    void hold(long some) {
        bytes += some;
        if (bytes > memory) {
            throw exhausted(
                    "stopped after making " + memory / 1_000_000 + " MB of texts and lists");
        }
    }

    /// Counts a text that is made.
    void holdText(long length) {
        hold(56 + 2 * length);
    }

    /// What to throw where a limit is reached.
    Exhausted exhausted(String message) {
        return new Exhausted(place, message);
    }

    /// Begins a call.
    ///
    /// @param body what is evaluated in it
    void enter(Size body, Pos at) {
        work(body.steps(), at);
        calls++;
        depth += body.depth();
        if (calls > MAX_CALLS || depth > MAX_DEPTH) {
            throw exhausted(
                    "stopped at "
                            + Math.min(calls, MAX_CALLS)
                            + " nested calls: endless recursion, or too deep a one");
        }
    }

    /// Begins the logic of a decision.
    public void enterDecision(Size logic, Pos at) {
        place = at;
        depth += logic.depth();
        if (depth > MAX_DEPTH) {
            throw exhausted("stopped: decisions and functions need each other too deep");
        }
    }

    void leave(Size body) {
        calls--;
        depth -= body.depth();
    }

    /// Comes back from [#enterDecision].
    public void leaveDecision(Size logic) {
        depth -= logic.depth();
    }

    /// Notes a fault. A loop that fails in each round is told its first hundred times.
    public void fault(Pos at, String message) {
        if (faults != null && faults.size() >= MAX_FAULTS) {
            return;
        }
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

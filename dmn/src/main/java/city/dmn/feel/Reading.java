// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.Fault;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One text while it is read: the place in it and what the parsers of its parts share. Two ways of reading can be tried
/// one after the other, since the whole can be set back to a mark.
final class Reading {
    /// Nesting deeper than this is refused: it would end the thread's stack.
    private static final int MAX_NESTING = 200;

    /// Where two ways of reading are tried, parts are read twice, and their parts again: so often for each character.
    private static final long MAX_TIMES = 4;

    private static final long MAX_READ = 1000;

    /// More faults in one text are not told.
    private static final int MAX_FAULTS = 100;

    private final Source source;
    private final List<Fault> faults;
    private final Cursor cursor;
    private final Slots slots;
    private final Parser.Setting setting;
    private Scope scope;
    private int nesting;
    private long read;

    /// Why this cannot be read in any way; then no other way is tried.
    private @Nullable Syntax hopeless;

    private int told;
    private boolean intervalEnd;
    private int valueSlot = -1;
    private boolean valueUsed;

    Reading(Source source, Scope scope, Slots slots, Parser.Setting setting, List<Fault> faults) {
        this.source = source;
        this.scope = scope;
        this.slots = slots;
        this.setting = setting;
        this.faults = faults;
        this.cursor = new Cursor(source.text());
    }

    Cursor cursor() {
        return cursor;
    }

    Slots slots() {
        return slots;
    }

    Parser.Setting setting() {
        return setting;
    }

    Pos pos(int offset) {
        return new Pos(source, offset);
    }

    /// The place here.
    Pos here() {
        return pos(cursor.offset());
    }

    void fault(int offset, String message, String expected) {
        if (++told > MAX_FAULTS) {
            return;
        }
        faults.add(source.fault(offset, message, expected));
    }

    void fault(Syntax syntax) {
        fault(syntax.offset, syntax.message(), syntax.expected);
    }

    // --- scope

    Scope scope() {
        return scope;
    }

    /// Opens a scope inside the present one, until the end of [#scoped].
    Scope open() {
        scope = new Scope(scope);
        return scope;
    }

    /// Does something that may open scopes; they end with it.
    <T> T scoped(Supplier<T> work) {
        return within(scope, work);
    }

    /// Does something in a scope.
    <T> T within(Scope inner, Supplier<T> work) {
        var outer = scope;
        scope = inner;
        try {
            return work.get();
        } finally {
            scope = outer;
        }
    }

    // --- depth

    /// Goes one level deeper.
    ///
    /// @param simpler what is expected instead of too deep a nesting
    void deeper(String simpler) {
        if (hopeless == null && ++nesting > MAX_NESTING) {
            hopeless = new Syntax(cursor.offset(), "nested deeper than " + MAX_NESTING, simpler);
        }
        if (hopeless == null && ++read > MAX_READ + MAX_TIMES * source.text().length()) {
            hopeless = new Syntax(cursor.offset(), "too entangled to be read", simpler);
        }
        if (hopeless != null) {
            throw hopeless;
        }
    }

    /// Comes back from [#deeper].
    void back() {
        nesting--;
    }

    // --- the end of an interval, where a bracket may close what another opened: `[1..10[`

    boolean intervalEnd() {
        return intervalEnd;
    }

    /// @return what it was before
    boolean intervalEnd(boolean now) {
        var before = intervalEnd;
        intervalEnd = now;
        return before;
    }

    // --- the value that tests look at

    /// The slot of the value that is tested.
    int valueSlot() {
        return valueSlot;
    }

    /// @return the slot before
    int valueSlot(int now) {
        var before = valueSlot;
        valueSlot = now;
        return before;
    }

    /// Whether `?` has been named.
    boolean valueUsed() {
        return valueUsed;
    }

    /// @return what it was before
    boolean valueUsed(boolean now) {
        var before = valueUsed;
        valueUsed = now;
        return before;
    }

    // --- trying

    /// Where the reading stands.
    record Mark(
            int offset,
            int nesting,
            boolean intervalEnd,
            boolean valueUsed,
            int valueSlot,
            Scope scope,
            int faults) {}

    Mark mark() {
        return new Mark(
                cursor.offset(), nesting, intervalEnd, valueUsed, valueSlot, scope, faults.size());
    }

    void reset(Mark mark) {
        cursor.moveTo(mark.offset());
        nesting = mark.nesting();
        intervalEnd = mark.intervalEnd();
        valueUsed = mark.valueUsed();
        valueSlot = mark.valueSlot();
        scope = mark.scope();
        faults.subList(mark.faults(), faults.size()).clear();
    }
}

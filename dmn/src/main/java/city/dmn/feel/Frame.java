// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import org.jspecify.annotations.Nullable;

/// The variables of one expression while it is evaluated: local ones in slots, the model's through [Globals].
public final class Frame {
    final @Nullable Object[] slots;
    final Globals globals;
    final Run run;

    public Frame(int slots, Globals globals, Run run) {
        this(new @Nullable Object[slots], globals, run);
    }

    private Frame(@Nullable Object[] slots, Globals globals, Run run) {
        this.slots = slots;
        this.globals = globals;
        this.run = run;
    }

    /// The variables that a function value keeps: as they are now.
    Frame captured() {
        return new Frame(slots.clone(), globals, run);
    }

    /// The same variables, for a call of a function value by another evaluation.
    Frame callIn(Run caller) {
        return new Frame(slots.clone(), globals, caller);
    }

    public @Nullable Object get(int slot) {
        return slots[slot];
    }

    public void set(int slot, @Nullable Object value) {
        slots[slot] = value;
    }

    public Run run() {
        return run;
    }

    public Globals globals() {
        return globals;
    }

    /// FEEL's answer to an error: null, and the error is reported.
    @Nullable Object fault(Pos at, String message) {
        run.fault(at, message);
        return null;
    }
}

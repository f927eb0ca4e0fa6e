// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.feel.Control;
import city.dmn.feel.Expr;
import city.dmn.feel.Frame;
import city.dmn.feel.Globals;
import city.dmn.feel.Operands;
import city.dmn.feel.Run;
import city.dmn.feel.UnaryTests;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the local variables of one body of logic stand for, where it is looked into without being evaluated as a whole.
/// Immutable.
///
/// @param slots size of the body's frame
public record Locals(int slots, Map<Integer, Meaning> bySlot) {
    /// What one variable stands for: an expression, and what the variables in it stand for.
    public record Meaning(Expr expr, Locals locals) {}

    /// A body that is entered: no variable is known yet.
    public static Locals none(int slots) {
        return new Locals(slots, Map.of());
    }

    /// What a variable stands for; null when that is not known.
    public @Nullable Meaning find(int slot) {
        return bySlot.get(slot);
    }

    /// These and one more.
    public Locals with(int slot, Expr expr, Locals of) {
        var more = new HashMap<>(bySlot);
        more.put(slot, new Meaning(expr, of));
        return new Locals(slots, more);
    }

    /// These and the entries of a context, for its result.
    public Locals inside(Control.ContextMaker context) {
        var inner = this;
        for (var entry : context.entries()) {
            inner = inner.with(entry.slot(), entry.value(), inner);
        }
        return inner;
    }

    /// A frame in which an expression finds the local variables that it uses, and no others: computing what is
    /// not asked for could be a fault.
    public Frame frame(Expr expr, Globals globals, Run run) {
        var frame = new Frame(slots, globals, run);
        if (!bySlot.isEmpty()) {
            fill(expr, frame, globals, run);
        }
        return frame;
    }

    private void fill(Expr expr, Frame frame, Globals globals, Run run) {
        switch (expr) {
            case Operands.Const _, Operands.Global _ -> {}
            case Operands.Local(var slot, _, _) -> fill(slot, frame, globals, run);
            default -> {
                if (expr instanceof UnaryTests.Bound it) {
                    fill(it.slot(), frame, globals, run);
                } else if (expr instanceof UnaryTests.Matches it) {
                    fill(it.slot(), frame, globals, run);
                }
                for (var part : expr.parts()) {
                    fill(part, frame, globals, run);
                }
            }
        }
    }

    private void fill(int slot, Frame frame, Globals globals, Run run) {
        var it = bySlot.get(slot);
        if (it != null) {
            frame.set(slot, it.expr().eval(it.locals().frame(it.expr(), globals, run)));
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Constants and variables.
public final class Operands {
    private Operands() {}

    /// A literal.
    public record Const(@Nullable Object value, FeelType type) implements Expr {
        @Override
        public @Nullable Object eval(Frame frame) {
            return value;
        }

        @Override
        public List<Expr> parts() {
            return List.of();
        }
    }

    /// A variable of the expression itself: loop variable, parameter, context entry, `?`, `item`.
    public record Local(int slot, String name, FeelType type) implements Expr {
        @Override
        public @Nullable Object eval(Frame frame) {
            return frame.slots[slot];
        }

        @Override
        public List<Expr> parts() {
            return List.of();
        }
    }

    /// A variable of the model: input data, required decision, function.
    public record Global(int index, String name, FeelType type) implements Expr {
        @Override
        public @Nullable Object eval(Frame frame) {
            return frame.globals.value(index);
        }

        @Override
        public List<Expr> parts() {
            return List.of();
        }
    }

    /// A name that nothing in scope has, or a part that does not compile: null with a fault.
    public record Broken(String message, Pos at) implements Expr {
        @Override
        public @Nullable Object eval(Frame frame) {
            return frame.fault(at, message);
        }

        @Override
        public FeelType type() {
            return Simple.ANY;
        }

        @Override
        public List<Expr> parts() {
            return List.of();
        }
    }

    /// A name inside a filter whose elements' entries are not known before evaluation: the element's entry if it
    /// has one, else the variable outside (DMN 1.5, 10.3.2.5).
    public record ItemEntry(Expr item, String name, @Nullable Expr outside) implements Expr {
        @Override
        public @Nullable Object eval(Frame frame) {
            if (item.eval(frame) instanceof Map<?, ?> context) {
                var key = Names.key(context, name);
                if (key != null) {
                    return context.get(key);
                }
            }
            return outside == null ? null : outside.eval(frame);
        }

        @Override
        public FeelType type() {
            return Simple.ANY;
        }

        @Override
        public List<Expr> parts() {
            return outside == null ? List.of(item) : List.of(item, outside);
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Paths, filters and calls.
public final class Access {
    private Access() {}

    /// `source.name`: an entry, a property (10.3.2.15), or the same of each element of a list.
    public record Path(Expr source, String name, FeelType type, Pos at) implements Expr {
        @Override
        public @Nullable Object eval(Frame frame) {
            return of(source.eval(frame), frame);
        }

        private @Nullable Object of(@Nullable Object value, Frame frame) {
            if (value instanceof Map<?, ?> context) {
                var entry = context.get(name);
                if (entry != null) {
                    return entry;
                }
                var key = Names.key(context, name);
                return key != null
                        ? context.get(key)
                        : frame.fault(at, "the context has no entry \"" + name + "\"");
            }
            if (value instanceof List<?> list) {
                var all = new Items.Growing(frame.run);
                for (var each : list) {
                    frame.run.step(at);
                    all.add(of(each, frame));
                }
                return all.now();
            }
            if (value == null) {
                return frame.fault(at, "null has no \"" + name + "\"");
            }
            var property = Properties.of(value, name);
            return Properties.none(property)
                    ? frame.fault(at, "a " + Values.typeName(value) + " has no \"" + name + "\"")
                    : property;
        }

        @Override
        public List<Expr> parts() {
            return List.of(source);
        }
    }

    /// `list[predicate]`: by position from 1, from the end with negative numbers, or by a condition over `item`.
    ///
    /// @param size the predicate's
    public record Filter(Expr source, int item, Expr predicate, FeelType type, Size size, Pos at)
            implements Expr {
        @Override
        public @Nullable Object eval(Frame frame) {
            var value = source.eval(frame);
            List<?> list =
                    value instanceof List<?> it ? it : value == null ? List.of() : List.of(value);
            if (predicate instanceof Operands.Const(BigDecimal index, _)) {
                return at(list, index, frame);
            }
            if (predicate.type() == Simple.NUMBER) {
                frame.slots[item] = list.isEmpty() ? null : list.getFirst();
                return predicate.eval(frame) instanceof BigDecimal index
                        ? at(list, index, frame)
                        : null;
            }
            var kept = new Items.Growing(frame.run);
            for (var i = 0; i < list.size(); i++) {
                frame.run.work(size.steps(), at);
                frame.slots[item] = list.get(i);
                var result = predicate.eval(frame);
                if (i == 0 && result instanceof BigDecimal index) {
                    return at(list, index, frame);
                }
                if (Boolean.TRUE.equals(result)) {
                    kept.add(list.get(i));
                } else if (result != null && !(result instanceof Boolean)) {
                    return frame.fault(
                            at,
                            "a filter wants a number or boolean and was given a "
                                    + Values.typeName(result));
                }
            }
            return kept.now();
        }

        private @Nullable Object at(List<?> list, BigDecimal index, Frame frame) {
            var i = index.precision() - index.scale() > 10 ? 0 : index.intValue();
            var position = i > 0 ? i - 1 : list.size() + i;
            return i == 0
                            || position < 0
                            || position >= list.size()
                            || index.compareTo(BigDecimal.valueOf(i)) != 0
                    ? frame.fault(at, "position " + index + " of a list of " + list.size())
                    : list.get(position);
        }

        @Override
        public List<Expr> parts() {
            return List.of(source, predicate);
        }
    }

    /// `f(a, b)` or `f(x: a, y: b)` (then with names).
    public record Call(
            Expr function,
            List<Expr> arguments,
            @Nullable List<String> names,
            FeelType type,
            Pos at)
            implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            var f = function.eval(frame);
            var args = new @Nullable Object[arguments.size()];
            for (var i = 0; i < args.length; i++) {
                args[i] = arguments.get(i).eval(frame);
            }
            if (!(f instanceof Fn fn)) {
                var hidden = hiddenFunction(function);
                return frame.fault(
                        at,
                        hidden == null
                                ? "a " + Values.typeName(f) + " cannot be called"
                                : hides(hidden, Values.typeName(f)));
            }
            return names == null ? fn.call(frame, args, at) : fn.callNamed(frame, names, args, at);
        }

        /// The name of a variable that hides a built-in function; null where it is not that.
        static @Nullable String hiddenFunction(Expr function) {
            var name =
                    switch (function) {
                        case Operands.Global it -> it.name();
                        case Operands.Local it -> it.name();
                        case Path it -> it.name();
                        default -> null;
                    };
            return name != null && Builtins.named(name) ? name : null;
        }

        /// How it is said.
        static String hides(String name, String type) {
            return "\""
                    + name
                    + "\" is a "
                    + type
                    + " here and hides the function of that name; give it another name";
        }

        @Override
        public List<Expr> parts() {
            var parts = new ArrayList<Expr>(arguments);
            parts.addFirst(function);
            return parts;
        }

        @Override
        public String toString() {
            return function + Arrays.toString(arguments.toArray());
        }
    }
}

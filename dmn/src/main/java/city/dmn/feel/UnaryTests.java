// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tests of a decision table's cell, of `in` and of allowed values: each asks something of the value in a
/// slot, the one that expressions call `?` (DMN 1.5, 10.3.2.8).
public final class UnaryTests {
    private UnaryTests() {}

    /// A test over a slot.
    public sealed interface Test extends Expr {
        @Override
        default FeelType type() {
            return Simple.BOOLEAN;
        }
    }

    /// `-`: anything, null too.
    public record Anything() implements Test {
        @Override
        public Object eval(Frame frame) {
            return true;
        }

        @Override
        public List<Expr> parts() {
            return List.of();
        }
    }

    /// `< end`, `>= end`, `= end` …
    public record Bound(int slot, Operators.Relation relation, Expr end, Pos at) implements Test {
        @Override
        public @Nullable Object eval(Frame frame) {
            var value = frame.slots[slot];
            if (value == null
                    && relation != Operators.Relation.EQ
                    && relation != Operators.Relation.NE) {
                return null;
            }
            var met = frame.run.met();
            var limit = end.eval(frame);
            return broken(value, met, frame)
                    ? null
                    : Operators.compare(relation, value, limit, frame, at);
        }

        @Override
        public List<Expr> parts() {
            return List.of(end);
        }
    }

    /// An expression: equal to the value, or a list or range that holds it; with `?` in it, simply true.
    ///
    /// @param usesValue whether `?` occurs in it
    public record Matches(int slot, Expr expression, boolean usesValue, Pos at) implements Test {
        @Override
        public @Nullable Object eval(Frame frame) {
            var value = frame.slots[slot];
            var met = frame.run.met();
            var wanted = expression.eval(frame);
            if (broken(value, met, frame)) {
                return null;
            }
            if (usesValue) {
                return wanted instanceof Boolean ? wanted : null;
            }
            if (wanted instanceof Boolean && !(value instanceof Boolean) && value != null) {
                return expression instanceof Operands.Const
                        ? matches(value, wanted, frame, at)
                        : wanted;
            }
            return matches(value, wanted, frame, at);
        }

        @Override
        public List<Expr> parts() {
            return List.of(expression);
        }
    }

    /// Whether a missing value would be held against the null that a fault gave: the two are equal, but nothing was asked.
    private static boolean broken(@Nullable Object value, int met, Frame frame) {
        return value == null && frame.run.met() > met;
    }

    static @Nullable Object matches(
            @Nullable Object value, @Nullable Object wanted, Frame frame, Pos at) {
        if (wanted instanceof Range range && !(value instanceof Range)) {
            if (value == null) {
                return null;
            }
            var in = Values.contains(range, value);
            return in == null
                    ? frame.fault(
                            at, "a " + Values.typeName(value) + " and the range cannot be compared")
                    : in;
        }
        if (wanted instanceof List<?> list) {
            if (value instanceof List<?>
                    && Boolean.TRUE.equals(Values.equal(value, list, frame.run))) {
                return true;
            }
            frame.run.work(list.size() >> 2);
            for (var each : list) {
                var hit =
                        (each instanceof Range range && !(value instanceof Range))
                                ? Values.contains(range, value)
                                : Values.equal(value, each, frame.run);
                if (Boolean.TRUE.equals(hit)) {
                    return true;
                }
            }
            return false;
        }
        var equal = Values.equal(value, wanted, frame.run);
        if (equal == null) {
            return value instanceof List<?> list
                            && list.size() == 1
                            && Boolean.TRUE.equals(Values.equal(list.getFirst(), wanted, frame.run))
                    ? (Object) true
                    : frame.fault(
                            at,
                            "cannot compare "
                                    + Values.typeName(value)
                                    + " with "
                                    + Values.typeName(wanted));
        }
        return equal;
    }

    /// `a, b, c`: one of them.
    public record AnyOf(List<Expr> tests) implements Test {
        public AnyOf {
            tests = List.copyOf(tests);
        }

        @Override
        public @Nullable Object eval(Frame frame) {
            var unknown = false;
            for (var test : tests) {
                var result = test.eval(frame);
                if (Boolean.TRUE.equals(result)) {
                    return true;
                }
                unknown |= result == null;
            }
            return unknown ? null : (Object) false;
        }

        @Override
        public List<Expr> parts() {
            return tests;
        }
    }

    /// `not(a, b)`: none of them.
    public record NoneOf(Expr tests) implements Test {
        @Override
        public @Nullable Object eval(Frame frame) {
            return tests.eval(frame) instanceof Boolean it ? !it : null;
        }

        @Override
        public List<Expr> parts() {
            return List.of(tests);
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.Range;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arithmetic, comparison and three-valued logic (DMN 1.5, 10.3.2.12, 10.3.2.13).
public final class Operators {
    private Operators() {}

    /// `a + b` and its like.
    public record Arith(Arithmetic.Op op, Expr left, Expr right, FeelType type, Pos at)
            implements Expr {
        @Override
        public @Nullable Object eval(Frame frame) {
            var a = left.eval(frame);
            var b = right.eval(frame);
            if (op == Arithmetic.Op.POWER) {
                frame.run.work(Arithmetic.POWER_STEPS);
            } else if (a instanceof String x && b instanceof String y) {
                frame.run.holdText((long) x.length() + y.length());
                frame.run.work((x.length() + (long) y.length()) >> 5);
            }
            var result = Arithmetic.apply(op, a, b);
            return result != null
                    ? result
                    : frame.fault(
                            at,
                            "cannot compute "
                                    + Values.typeName(a)
                                    + " "
                                    + op.symbol
                                    + " "
                                    + Values.typeName(b));
        }

        @Override
        public List<Expr> parts() {
            return List.of(left, right);
        }
    }

    /// `-a`.
    public record Negate(Expr operand, Pos at) implements Expr {
        @Override
        public @Nullable Object eval(Frame frame) {
            return switch (operand.eval(frame)) {
                case BigDecimal n -> n.negate();
                case Period p -> p.negated();
                case Duration d -> d.negated();
                case null -> frame.fault(at, "cannot negate null");
                case Object other -> frame.fault(at, "cannot negate a " + Values.typeName(other));
            };
        }

        @Override
        public FeelType type() {
            return operand.type();
        }

        @Override
        public List<Expr> parts() {
            return List.of(operand);
        }
    }

    /// The comparisons.
    public enum Relation {
        EQ("="),
        NE("!="),
        LT("<"),
        LE("<="),
        GT(">"),
        GE(">=");

        public final String symbol;

        Relation(String symbol) {
            this.symbol = symbol;
        }

        /// Whether an order of two values satisfies this.
        public boolean holds(int order) {
            return switch (this) {
                case EQ -> order == 0;
                case NE -> order != 0;
                case LT -> order < 0;
                case LE -> order <= 0;
                case GT -> order > 0;
                case GE -> order >= 0;
            };
        }

        /// The same with the sides changed.
        public Relation mirrored() {
            return switch (this) {
                case LT -> GT;
                case LE -> GE;
                case GT -> LT;
                case GE -> LE;
                default -> this;
            };
        }
    }

    /// `a < b` and its like.
    public record Compare(Relation relation, Expr left, Expr right, Pos at) implements Expr {
        @Override
        public @Nullable Object eval(Frame frame) {
            return compare(relation, left.eval(frame), right.eval(frame), frame, at);
        }

        @Override
        public FeelType type() {
            return Simple.BOOLEAN;
        }

        @Override
        public List<Expr> parts() {
            return List.of(left, right);
        }
    }

    static @Nullable Object compare(
            Relation relation, @Nullable Object a, @Nullable Object b, Frame frame, Pos at) {
        if (relation == Relation.EQ || relation == Relation.NE) {
            var equal = Values.equal(a, b, frame.run);
            if (equal == null) {
                return frame.fault(
                        at, "cannot compare " + Values.typeName(a) + " with " + Values.typeName(b));
            }
            return equal == (relation == Relation.EQ);
        }
        var order =
                a instanceof LocalDate x && b instanceof LocalDate y
                        ? x.compareTo(y)
                        : Values.compare(a, b, frame.run);
        if (order == Values.UNORDERED) {
            return frame.fault(
                    at, "cannot compare " + Values.typeName(a) + " with " + Values.typeName(b));
        }
        return relation.holds(order);
    }

    /// `a between b and c`.
    public record Between(Expr value, Expr low, Expr high, Pos at) implements Expr {
        @Override
        public @Nullable Object eval(Frame frame) {
            var v = value.eval(frame);
            return and(
                    compare(Relation.GE, v, low.eval(frame), frame, at),
                    compare(Relation.LE, v, high.eval(frame), frame, at));
        }

        @Override
        public FeelType type() {
            return Simple.BOOLEAN;
        }

        @Override
        public List<Expr> parts() {
            return List.of(value, low, high);
        }
    }

    private static @Nullable Object and(@Nullable Object a, @Nullable Object b) {
        if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
            return false;
        }
        return (Boolean.TRUE.equals(a) && Boolean.TRUE.equals(b)) ? true : null;
    }

    /// `a and b`, three-valued: false beats unknown.
    public record And(Expr left, Expr right, Pos at) implements Expr {
        @Override
        public @Nullable Object eval(Frame frame) {
            var a = left.eval(frame);
            if (Boolean.FALSE.equals(a)) {
                return false;
            }
            var b = right.eval(frame);
            if (Boolean.FALSE.equals(b)) {
                return false;
            }
            return Boolean.TRUE.equals(a) && Boolean.TRUE.equals(b)
                    ? (Object) true
                    : unknown("and", a, b, frame, at);
        }

        @Override
        public FeelType type() {
            return Simple.BOOLEAN;
        }

        @Override
        public List<Expr> parts() {
            return List.of(left, right);
        }
    }

    /// `a or b`, three-valued: true beats unknown.
    public record Or(Expr left, Expr right, Pos at) implements Expr {
        @Override
        public @Nullable Object eval(Frame frame) {
            var a = left.eval(frame);
            if (Boolean.TRUE.equals(a)) {
                return true;
            }
            var b = right.eval(frame);
            if (Boolean.TRUE.equals(b)) {
                return true;
            }
            return Boolean.FALSE.equals(a) && Boolean.FALSE.equals(b)
                    ? (Object) false
                    : unknown("or", a, b, frame, at);
        }

        @Override
        public FeelType type() {
            return Simple.BOOLEAN;
        }

        @Override
        public List<Expr> parts() {
            return List.of(left, right);
        }
    }

    private static @Nullable Object unknown(
            String op, @Nullable Object a, @Nullable Object b, Frame frame, Pos at) {
        var fine = (a == null || a instanceof Boolean) && (b == null || b instanceof Boolean);
        return fine
                ? null
                : frame.fault(
                        at,
                        op
                                + " wants booleans and was given "
                                + Values.typeName(a)
                                + " and "
                                + Values.typeName(b));
    }

    /// `value in tests`; the tests are nodes of [UnaryTests] over the slot that holds the value.
    public record In(Expr value, int slot, Expr tests, Pos at) implements Expr {
        @Override
        public @Nullable Object eval(Frame frame) {
            var v = value.eval(frame);
            frame.slots[slot] = v;
            var result = tests.eval(frame);
            return result == null && v == null
                    ? frame.fault(at, "null can be in no range")
                    : result;
        }

        @Override
        public FeelType type() {
            return Simple.BOOLEAN;
        }

        @Override
        public List<Expr> parts() {
            return List.of(value, tests);
        }
    }

    /// `value instance of type`.
    public record InstanceOf(Expr value, FeelType wanted, Pos at) implements Expr {
        @Override
        public @Nullable Object eval(Frame frame) {
            var v = value.eval(frame);
            if (v == null) {
                return wanted == Simple.NULL;
            }
            frame.run.lookThrough(v);
            return Types.instance(v, wanted);
        }

        @Override
        public FeelType type() {
            return Simple.BOOLEAN;
        }

        @Override
        public List<Expr> parts() {
            return List.of(value);
        }
    }

    /// `[low..high]`, and `(< high)` with one end missing.
    public record RangeOf(
            @Nullable Expr low,
            boolean lowIncluded,
            @Nullable Expr high,
            boolean highIncluded,
            Range.Form form,
            Pos at)
            implements Expr {
        @Override
        public @Nullable Object eval(Frame frame) {
            var a = low == null ? null : low.eval(frame);
            var b = high == null ? null : high.eval(frame);
            if (a == null && b == null) {
                return frame.fault(at, "both ends of the range are null");
            }
            if (a != null && b != null) {
                var order = Values.compare(a, b, frame.run);
                if (order > 0) {
                    return frame.fault(at, "the range begins after its end");
                }
                if (order == Values.UNORDERED) {
                    return frame.fault(
                            at,
                            "a range cannot go from "
                                    + Values.typeName(a)
                                    + " to "
                                    + Values.typeName(b));
                }
            }
            return new Range(a, a != null && lowIncluded, b, b != null && highIncluded, form);
        }

        @Override
        public FeelType type() {
            var end = low == null ? high : low;
            return new FeelType.RangeOf(end == null ? Simple.ANY : end.type());
        }

        @Override
        public List<Expr> parts() {
            return low == null
                    ? high == null ? List.of() : List.of(high)
                    : high == null ? List.of(low) : List.of(low, high);
        }
    }
}

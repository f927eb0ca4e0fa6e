// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.FeelType.Simple;
import city.dmn.Range;
import city.dmn.feel.Expr;
import city.dmn.feel.Operands;
import city.dmn.feel.Operators;
import city.dmn.feel.Operators.Relation;
import city.dmn.feel.UnaryTests;
import city.dmn.feel.Values;
import city.dmn.model.Locals;
import city.dmn.model.Node;
import city.dmn.model.Trends.Trend;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/// Conditions over one input of dates or numbers that are made of comparisons: where the difference of the two sides
/// only grows or falls with the input, a comparison turns at most twice, and the places are found by bisection over
/// the real evaluation.
final class TurningPoints {
    /// Stands for an order that cannot be told.
    private static final int UNORDERED = 2;

    private final Probe probe;
    private final InputColumns columns;

    TurningPoints(Probe probe) {
        this.probe = probe;
        this.columns = probe.columns();
    }

    /// @return what is said of the values there; null when the condition is not made of such comparisons
    @Nullable Condition find(Expr expr, Locals locals, int input) {
        return switch (expr) {
            case Operators.And(var a, var b, _) -> both(a, b, locals, input, true);
            case Operators.Or(var a, var b, _) -> both(a, b, locals, input, false);
            case UnaryTests.NoneOf(var tests) -> {
                var inner = part(tests, locals, input);
                yield inner == null ? null : inner.not();
            }
            case UnaryTests.AnyOf(var tests) -> {
                var all = Condition.FALSE;
                for (var test : tests) {
                    var one = part(test, locals, input);
                    if (one == null) {
                        yield null;
                    }
                    all = all.or(one);
                }
                yield all;
            }
            case Operators.Compare(var relation, var left, Operands.Const(var wanted, _), _)
                    when wanted == null && (relation == Relation.EQ || relation == Relation.NE) -> {
                var isNull = reached(left, null, locals, input);
                yield isNull == null || relation == Relation.EQ ? isNull : isNull.not();
            }
            case Operators.Compare(var relation, var left, var right, _) ->
                    compared(relation, left, right, locals, input);
            case Operators.Between(var v, var low, var high, _) ->
                    and(
                            compared(Relation.GE, v, low, locals, input),
                            compared(Relation.LE, v, high, locals, input));
            case Operators.In(var v, var slot, var tests, _) ->
                    part(tests, locals.with(slot, v, locals), input);
            case UnaryTests.Bound(var slot, var relation, var end, _) ->
                    compared(relation, value(slot), end, locals, input);
            case UnaryTests.Matches(_, var expression, var usesValue, _) when usesValue ->
                    part(expression, locals, input);
            case UnaryTests.Matches(var slot, var expression, _, _)
                    when !probe.inputs(expression, locals).contains(input) ->
                    reached(value(slot), probe.ask(expression, locals).value(), locals, input);
            case Operands.Local(var slot, _, _)
                    when locals.find(slot) instanceof Locals.Meaning(var of, var inner) ->
                    part(of, inner, input);
            case Operands.Global(var index, _, _)
                    when probe.node(index) instanceof Node.DecisionNode it
                            && it.logic() != null
                            && it.type().bare() == Simple.BOOLEAN ->
                    part(it.logic(), Locals.none(it.slots()), input);
            default -> null;
        };
    }

    private @Nullable Condition part(Expr expr, Locals locals, int input) {
        return probe.inputs(expr, locals).isEmpty()
                ? Condition.constant(probe.ask(expr, locals))
                : find(expr, locals, input);
    }

    private @Nullable Condition both(Expr a, Expr b, Locals locals, int input, boolean and) {
        var x = part(a, locals, input);
        var y = x == null ? null : part(b, locals, input);
        return x == null || y == null ? null : and ? x.and(y) : x.or(y);
    }

    private static @Nullable Condition and(@Nullable Condition a, @Nullable Condition b) {
        return a == null || b == null ? null : a.and(b);
    }

    /// The value in a slot, which a test looks at.
    private static Expr value(int slot) {
        return new Operands.Local(slot, "?", Simple.ANY);
    }

    private @Nullable Condition compared(
            Relation relation, Expr left, Expr right, Locals locals, int input) {
        var trends = probe.trends(input);
        var way = trends.trend(left, locals).plus(trends.trend(right, locals).reversed());
        if (way == Trend.UNKNOWN) {
            return null;
        }
        var sides = new Sides(left, right, locals, input);
        var ends = columns.bounds(input);
        if (sides.order(ends[0]) == UNORDERED || sides.order(ends[1]) == UNORDERED) {
            return null; // not comparable, or a fault: each value is asked
        }
        // Up to three stretches: one side below, both equal, the other below.
        var yes = RowSet.NONE;
        var no = RowSet.NONE;
        var from = ends[0];
        while (true) {
            var order = sides.order(from);
            var until = sides.lastWith(order, from, ends[1]);
            var stretch = new RowSet.Between(input, from, until);
            if (relation.holds(order)) {
                yes = RowSet.or(yes, stretch);
            } else {
                no = RowSet.or(no, stretch);
            }
            if (until == ends[1]) {
                return new Condition(yes, no, RowSet.NONE);
            }
            from = until + 1;
        }
    }

    /// Two sides of a comparison, asked at values of the input.
    private final class Sides {
        private final Expr left;
        private final Expr right;
        private final Locals locals;
        private final int input;

        Sides(Expr left, Expr right, Locals locals, int input) {
            this.left = left;
            this.right = right;
            this.locals = locals;
            this.input = input;
        }

        int order(long value) {
            var fact = columns.fact(input, value);
            var a = probe.ask(left, locals, input, fact);
            var b = probe.ask(right, locals, input, fact);
            var order = Values.compare(a.value(), b.value());
            return a.fault() || b.fault() || order == Values.UNORDERED
                    ? UNORDERED
                    : Integer.signum(order);
        }

        /// The last value of a stretch that begins at a value of that order.
        long lastWith(int order, long from, long to) {
            if (order(to) == order) {
                return to;
            }
            var low = from;
            var high = to;
            while (high - low > 1) {
                var middle = low + (high - low) / 2;
                if (order(middle) == order) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /// Where a value reaches what a cell names: a range, a number, a date, a duration, null.
    private @Nullable Condition reached(
            Expr value, @Nullable Object wanted, Locals locals, int input) {
        return switch (wanted) {
            case Range range
                    when range.low() != null
                            && range.high() != null
                            && range.form() == Range.Form.INTERVAL ->
                    and(
                            compared(
                                    range.lowIncluded() ? Relation.GE : Relation.GT,
                                    value,
                                    constant(range.low()),
                                    locals,
                                    input),
                            compared(
                                    range.highIncluded() ? Relation.LE : Relation.LT,
                                    value,
                                    constant(range.high()),
                                    locals,
                                    input));
            case BigDecimal _, LocalDate _, Period _, Duration _ ->
                    compared(Relation.EQ, value, constant(wanted), locals, input);
            // The fact itself is not null here, and what is made of it is not either unless that is
            // a fault.
            case null ->
                    probe.named(value, locals) == input || neverNull(value, locals, input)
                            ? Condition.FALSE
                            : null;
            default -> null;
        };
    }

    private static Expr constant(@Nullable Object value) {
        return new Operands.Const(value, Values.typeOf(value));
    }

    /// What only grows or falls, and is there at both ends, is there between.
    private boolean neverNull(Expr value, Locals locals, int input) {
        if (probe.trends(input).trend(value, locals) == Trend.UNKNOWN) {
            return false;
        }
        for (var end : columns.bounds(input)) {
            var reply = probe.ask(value, locals, input, columns.fact(input, end));
            if (reply.fault() || reply.value() == null) {
                return false;
            }
        }
        return true;
    }
}

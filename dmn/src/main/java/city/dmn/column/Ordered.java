// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.Column;
import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.Range;
import city.dmn.feel.Expr;
import city.dmn.feel.Names;
import city.dmn.feel.Operators;
import city.dmn.feel.UnaryTests;
import city.dmn.feel.Values;
import city.dmn.model.Node;
import city.dmn.model.Trends.Env;
import city.dmn.model.Trends.Thunk;
import city.dmn.model.Trends.Trend;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Conditions over one column of dates or numbers: by turning points where they only grow or fall with it, else by asking
/// at each value between the least and the greatest.
final class Ordered {
    private final Planner planner;
    private final Map<Integer, long[]> bounds = new HashMap<>();

    Ordered(Planner planner) {
        this.planner = planner;
    }

    @Nullable Object fact(int input, long value) {
        return planner.columns.get(input) instanceof Column.Numbers numbers
                ? BigDecimal.valueOf(value, numbers.scale())
                : LocalDate.ofEpochDay(value);
    }

    /// The least and the greatest value of a column.
    long[] bounds(int input) {
        return bounds.computeIfAbsent(input, it -> Bounds.of(planner.columns.get(it)));
    }

    boolean constrained(int input) {
        for (var type = planner.nodes.get(input).type();
                type instanceof FeelType.Named named;
                type = named.base()) {
            if (named.allowed() != null || named.whole() != null) {
                return true;
            }
        }
        return false;
    }

    /// From the least to the greatest value of a column.
    long span(int input) throws Planner.NoColumns {
        var ends = bounds(input);
        var span = ends[1] - ends[0];
        if (span < 0) {
            throw new Planner.NoColumns(
                    "\"" + planner.nodes.get(input).name() + "\" holds too large numbers");
        }
        return span;
    }

    Planner.Condition overOrdered(Expr expr, Env env, int input) throws Planner.NoColumns {
        span(input);
        if (!constrained(input)) {
            var found = turning(expr, env, input);
            if (found != null) {
                return found;
            }
        }
        return eachValue(expr, env, input);
    }

    /// By turning points; null when the condition is not made of comparisons that turn once each.
    Planner.@Nullable Condition turning(Expr expr, Env env, int input) throws Planner.NoColumns {
        return switch (expr) {
            case Operators.And(var a, var b, _) -> both(a, b, env, input, true);
            case Operators.Or(var a, var b, _) -> both(a, b, env, input, false);
            case UnaryTests.NoneOf(var tests) -> {
                var inner = part(tests, env, input);
                yield inner == null ? null : inner.not();
            }
            case UnaryTests.AnyOf(var tests) -> {
                var all = new Planner.Condition(Bits.NONE, Bits.ALL, Bits.NONE);
                for (var test : tests) {
                    var one = part(test, env, input);
                    if (one == null) {
                        yield null;
                    }
                    all = all.or(one);
                }
                yield all;
            }
            case Operators.Compare(var relation, var left, Names.Const(var wanted, _), _)
                    when wanted == null
                            && (relation == Operators.Relation.EQ
                                    || relation == Operators.Relation.NE) -> {
                var isNull = reached(left, null, env, input);
                yield isNull == null || relation == Operators.Relation.EQ ? isNull : isNull.not();
            }
            case Operators.Compare(var relation, var left, var right, _) ->
                    compared(relation, left, right, env, input);
            case Operators.Between(var v, var low, var high, _) -> {
                var a = compared(Operators.Relation.GE, v, low, env, input);
                var b = compared(Operators.Relation.LE, v, high, env, input);
                yield a == null || b == null ? null : a.and(b);
            }
            case Operators.In(var v, var slot, var tests, _) ->
                    part(tests, env.with(slot, new Thunk(v, env)), input);
            case UnaryTests.Bound(var slot, var relation, var end, _) ->
                    compared(relation, new Names.Local(slot, "?", Simple.ANY), end, env, input);
            case UnaryTests.Matches(_, var expression, var usesValue, _) when usesValue ->
                    part(expression, env, input);
            case UnaryTests.Matches(var slot, var expression, _, _)
                    when !planner.inputs(expression, env).contains(input) ->
                    reached(
                            new Names.Local(slot, "?", Simple.ANY),
                            planner.ask(expression, env, -1, null).value(),
                            env,
                            input);
            case Names.Local(var slot, _, _) when env.locals().get(slot) != null -> {
                var thunk = env.locals().get(slot);
                yield part(thunk.expr(), thunk.env(), input);
            }
            case Names.Global(var index, _, _)
                    when planner.nodes.get(index) instanceof Node.DecisionNode it
                            && it.logic() != null
                            && it.type().bare() == Simple.BOOLEAN ->
                    part(it.logic(), new Env(it.slots(), Map.of()), input);
            default -> null;
        };
    }

    Planner.@Nullable Condition part(Expr expr, Env env, int input) throws Planner.NoColumns {
        return planner.inputs(expr, env).isEmpty()
                ? Planner.constant(planner.ask(expr, env, -1, null))
                : turning(expr, env, input);
    }

    Planner.@Nullable Condition both(Expr a, Expr b, Env env, int input, boolean and)
            throws Planner.NoColumns {
        var x = part(a, env, input);
        var y = x == null ? null : part(b, env, input);
        return x == null || y == null ? null : and ? x.and(y) : x.or(y);
    }

    Planner.@Nullable Condition compared(
            Operators.Relation relation, Expr left, Expr right, Env env, int input) {
        var way =
                planner.trends(input)
                        .trend(left, env)
                        .plus(planner.trends(input).trend(right, env).reversed());
        if (way == Trend.UNKNOWN) {
            return null;
        }
        var ends = bounds(input);
        var lowest = order(left, right, env, input, ends[0]);
        var highest = order(left, right, env, input, ends[1]);
        if (lowest == 2 || highest == 2) {
            return null; // not comparable, or a fault: each value is asked
        }
        // Up to three stretches: one side below, both equal, the other below.
        var yes = Bits.NONE;
        var no = Bits.NONE;
        var from = ends[0];
        while (true) {
            var order = order(left, right, env, input, from);
            var until = lastWith(order, left, right, env, input, from, ends[1]);
            var stretch = new Bits.Between(input, from, until);
            if (relation.holds(order)) {
                yes = Bits.or(yes, stretch);
            } else {
                no = Bits.or(no, stretch);
            }
            if (until == ends[1]) {
                return new Planner.Condition(yes, no, Bits.NONE);
            }
            from = until + 1;
        }
    }

    long lastWith(int order, Expr left, Expr right, Env env, int input, long from, long to) {
        if (order(left, right, env, input, to) == order) {
            return to;
        }
        var low = from;
        var high = to;
        while (high - low > 1) {
            var middle = low + (high - low) / 2;
            if (order(left, right, env, input, middle) == order) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int order(Expr left, Expr right, Env env, int input, long value) {
        var fact = fact(input, value);
        var a = planner.ask(left, env, input, fact);
        var b = planner.ask(right, env, input, fact);
        var order = Values.compare(a.value(), b.value());
        return a.fault() || b.fault() || order == Values.UNORDERED ? 2 : Integer.signum(order);
    }

    Planner.@Nullable Condition reached(Expr value, @Nullable Object wanted, Env env, int input) {
        return switch (wanted) {
            case Range range
                    when range.low() != null
                            && range.high() != null
                            && range.form() == Range.Form.INTERVAL -> {
                var a =
                        compared(
                                range.lowIncluded() ? Operators.Relation.GE : Operators.Relation.GT,
                                value,
                                constant(range.low()),
                                env,
                                input);
                var b =
                        compared(
                                range.highIncluded()
                                        ? Operators.Relation.LE
                                        : Operators.Relation.LT,
                                value,
                                constant(range.high()),
                                env,
                                input);
                yield a == null || b == null ? null : a.and(b);
            }
            case BigDecimal n -> compared(Operators.Relation.EQ, value, constant(n), env, input);
            case LocalDate d -> compared(Operators.Relation.EQ, value, constant(d), env, input);
            case Period p -> compared(Operators.Relation.EQ, value, constant(p), env, input);
            case Duration d -> compared(Operators.Relation.EQ, value, constant(d), env, input);
            // The fact itself is not null here, and what is made of it is not either unless that is
            // a fault.
            case null ->
                    isFact(value, env, input) || neverNull(value, env, input)
                            ? new Planner.Condition(Bits.NONE, Bits.ALL, Bits.NONE)
                            : null;
            default -> null;
        };
    }

    /// What only grows or falls, and is there at both ends, is there between.
    boolean neverNull(Expr value, Env env, int input) {
        if (planner.trends(input).trend(value, env) == Trend.UNKNOWN) {
            return false;
        }
        for (var end : bounds(input)) {
            var asked = planner.ask(value, env, input, fact(input, end));
            if (asked.fault() || asked.value() == null) {
                return false;
            }
        }
        return true;
    }

    boolean isFact(Expr value, Env env, int input) {
        return switch (value) {
            case Names.Global(var index, _, _) -> index == input;
            case Names.Local(var slot, _, _) -> {
                var thunk = env.locals().get(slot);
                yield thunk != null && isFact(thunk.expr(), thunk.env(), input);
            }
            default -> false;
        };
    }

    static Expr constant(Object value) {
        return new Names.Const(value, Values.typeOf(value));
    }

    /// Asks at each value between the least and the greatest.
    Planner.Condition eachValue(Expr expr, Env env, int input) throws Planner.NoColumns {
        var ends = bounds(input);
        if (span(input) >= Planner.MOST_ASKED * 16L) {
            throw new Planner.NoColumns(
                    "a condition on \""
                            + planner.nodes.get(input).name()
                            + "\" turns too often for its "
                            + (ends[1] - ends[0] + 1)
                            + " values");
        }
        var asked = new ArrayList<Planner.Asked>();
        for (var value = ends[0]; value <= ends[1]; value++) {
            asked.add(planner.ask(expr, env, input, fact(input, value)));
        }
        return new Planner.Condition(
                stretches(
                        input,
                        ends[0],
                        asked.size(),
                        i -> Boolean.TRUE.equals(asked.get(i).value())),
                stretches(
                        input,
                        ends[0],
                        asked.size(),
                        i -> Boolean.FALSE.equals(asked.get(i).value())),
                stretches(input, ends[0], asked.size(), i -> asked.get(i).fault()));
    }

    static Bits stretches(int input, long first, int count, IntPredicate in)
            throws Planner.NoColumns {
        var all = Bits.NONE;
        var parts = 0;
        for (var i = 0; i < count; i++) {
            if (in.test(i)) {
                var from = i;
                while (i + 1 < count && in.test(i + 1)) {
                    i++;
                }
                if (++parts > 400) {
                    throw new Planner.NoColumns("a condition turns more than 400 times");
                }
                all = Bits.or(all, new Bits.Between(input, first + from, first + i));
            }
        }
        return all;
    }
}

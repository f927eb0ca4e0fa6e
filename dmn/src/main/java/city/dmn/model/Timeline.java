// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.Range;
import city.dmn.feel.Access;
import city.dmn.feel.Builtin;
import city.dmn.feel.Control;
import city.dmn.feel.Expr;
import city.dmn.feel.Operands;
import city.dmn.feel.Operators;
import city.dmn.feel.Run;
import city.dmn.feel.UnaryTests;
import city.dmn.feel.Values;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Follows a decision in time: from which later day on can it answer differently?
///
/// Most of what rules do with the day is monotone: `today()` grows, so do differences from a fixed date, whole years
/// and months between, and sums with a fixed duration. A comparison of something that only grows with something
/// that stays changes at most once, and the day is found by bisection over the real evaluation: leap days, ends of
/// months and decimals are exact because nothing is computed twice in two ways. What is not monotone changes no
/// earlier than its parts do. A day found may be too early (the answer stays the same), never too late.
public final class Timeline {
    /// How far ahead is looked: longer than a life.
    public static final int HORIZON_DAYS = 150 * 366;

    private static final long NEVER = Long.MAX_VALUE;
    private static final int MAX_DEPTH = 60;
    private static final int MAX_ELEMENTS = 1000;

    /// The first day that cannot be excluded.
    ///
    /// @param epochDay [#NEVER] when there is none within the horizon
    /// @param why what cannot be followed; null when the day is exact
    public record Until(long epochDay, @Nullable String why) {
        public boolean never() {
            return epochDay == NEVER;
        }

        Until min(Until other) {
            if (epochDay == other.epochDay) {
                return why == null ? this : other;
            }
            return epochDay < other.epochDay ? this : other;
        }
    }

    private static final Until STAYS = new Until(NEVER, null);

    private final List<Node> nodes;
    private final @Nullable Object[] facts;
    private final int budget;
    private final long day;
    private final Map<Long, Evaluation> evaluations = new HashMap<>();
    private final Map<Long, Run> runs = new HashMap<>();
    private final Trends trends;
    private int depth;

    /// @param facts by node index
    public Timeline(List<Node> nodes, @Nullable Object[] facts, LocalDate day, int budget) {
        this.nodes = nodes;
        this.facts = facts;
        this.day = day.toEpochDay();
        this.budget = budget;
        this.trends =
                new Trends(nodes, Trends.DAY, (expr, locals) -> value(expr, locals, this.day));
    }

    /// The first later day on which a decision's answer may differ.
    public Until until(int index) {
        return nodes.get(index) instanceof Node.DecisionNode it && it.logic() != null
                ? until(it.logic(), Locals.none(it.slots()))
                : STAYS;
    }

    // --- evaluation on another day

    private Run runOn(long epochDay) {
        return runs.computeIfAbsent(
                epochDay, it -> new Run(LocalDate.ofEpochDay(it), null, budget, null));
    }

    private Evaluation on(long epochDay) {
        return evaluations.computeIfAbsent(
                epochDay, it -> new Evaluation(nodes, runOn(it), facts.clone()));
    }

    private @Nullable Object value(Expr expr, Locals locals, long epochDay) {
        return expr.eval(locals.frame(expr, on(epochDay), runOn(epochDay)));
    }

    // --- until when a value stays

    private Until until(Expr expr, Locals locals) {
        if (!trends.depends(expr, locals)) {
            return STAYS;
        }
        if (++depth > MAX_DEPTH) {
            depth--;
            return tomorrow("the rule is nested too deep to be followed");
        }
        var result = follow(expr, locals);
        depth--;
        return result;
    }

    private Until tomorrow(@Nullable String why) {
        return new Until(day + 1, why);
    }

    private Until follow(Expr expr, Locals locals) {
        var trend = trends.trend(expr, locals);
        if (trend == Trends.Trend.UP || trend == Trends.Trend.DOWN) {
            var now = value(expr, locals, day);
            return search(it -> !same(now, value(expr, locals, it)));
        }
        return switch (expr) {
            case Operands.Global(var index, _, _)
                    when nodes.get(index) instanceof Node.DecisionNode it && it.logic() != null ->
                    until(it.logic(), Locals.none(it.slots()));
            case Operands.Local(var slot, _, _)
                    when locals.find(slot) instanceof Locals.Meaning(var of, var inner) ->
                    until(of, inner);
            case Typed(var value, _, _) -> until(value, locals);
            case Operators.Compare(_, var left, var right, _) -> compared(left, right, locals);
            case Operators.Between(var v, var low, var high, _) ->
                    compared(v, low, locals).min(compared(v, high, locals));
            case Operators.In(var v, var slot, var tests, _) ->
                    until(tests, locals.with(slot, v, locals));
            case UnaryTests.Bound(var slot, _, var end, _) ->
                    compared(new Operands.Local(slot, "?", end.type()), end, locals);
            case UnaryTests.Matches it -> matched(it, locals);
            case Control.If(var condition, var then, var otherwise, _, _, _) ->
                    until(condition, locals)
                            .min(
                                    until(
                                            Boolean.TRUE.equals(value(condition, locals, day))
                                                    ? then
                                                    : otherwise,
                                            locals));
            case Table table -> table(table, locals);
            case Control.ContextMaker it -> {
                var inner = locals.inside(it);
                if (it.result() != null) {
                    yield until(it.result(), inner);
                }
                var first = STAYS;
                for (var entry : it.entries()) {
                    first = first.min(until(entry.value(), inner));
                }
                yield first;
            }
            case Access.Path(var source, var name, _, _)
                    when name.equals("month")
                            && trends.trend(source, locals) == Trends.Trend.UP -> {
                // The month of a growing date changes with the first of the next one.
                var now = value(source, locals, day);
                yield now instanceof LocalDate date
                        ? search(it ->
                                !(value(source, locals, it) instanceof LocalDate later)
                                        || !later.withDayOfMonth(1).equals(date.withDayOfMonth(1)))
                        : until(source, locals);
            }
            case Access.Call(Operands.Const(Builtin builtin, _), _, _, _, _)
                    when builtin.name().equals("now") ->
                    tomorrow("now() moves all the time");
            case Access.Call it -> called(it, locals);
            case Control.Quantified it -> iterated(it.iterations(), it.condition(), locals);
            case Control.For it -> iterated(it.iterations(), it.body(), locals);
            case Access.Filter it -> filtered(it, locals);
            default -> {
                var first = STAYS;
                var any = false;
                for (var part : expr.parts()) {
                    any = true;
                    first = first.min(until(part, locals));
                }
                yield any ? first : tomorrow("a part of the rule cannot be followed in time");
            }
        };
    }

    /// A comparison changes no earlier than the order of its sides does.
    private Until compared(Expr left, Expr right, Locals locals) {
        var way = trends.trend(left, locals).plus(trends.trend(right, locals).reversed());
        if (way == Trends.Trend.CONSTANT) {
            return STAYS;
        }
        if (way == Trends.Trend.UNKNOWN) {
            return until(left, locals).min(until(right, locals));
        }
        var now = order(value(left, locals, day), value(right, locals, day));
        return search(it -> order(value(left, locals, it), value(right, locals, it)) != now);
    }

    private static int order(@Nullable Object a, @Nullable Object b) {
        var order = Values.compare(a, b);
        return order == Values.UNORDERED ? 2 : Integer.signum(order);
    }

    private Until matched(UnaryTests.Matches test, Locals locals) {
        if (test.usesValue()) {
            return until(test.expression(), locals);
        }
        var local = new Operands.Local(test.slot(), "?", test.expression().type());
        if (trends.depends(test.expression(), locals)) {
            return compared(local, test.expression(), locals).min(until(test.expression(), locals));
        }
        return reached(local, value(test.expression(), locals, day), locals);
    }

    /// Until the value reaches or leaves what is wanted.
    private Until reached(Expr value, @Nullable Object wanted, Locals locals) {
        return switch (wanted) {
            case Range range -> {
                var first = STAYS;
                for (var end : new @Nullable Object[] {range.low(), range.high()}) {
                    if (end != null) {
                        first =
                                first.min(
                                        compared(
                                                value,
                                                new Operands.Const(end, Values.typeOf(end)),
                                                locals));
                    }
                }
                yield first;
            }
            case List<?> list -> {
                var first = STAYS;
                for (var each : list) {
                    first = first.min(reached(value, each, locals));
                }
                yield first;
            }
            case null -> until(value, locals);
            default -> compared(value, new Operands.Const(wanted, Values.typeOf(wanted)), locals);
        };
    }

    private Until table(Table table, Locals outer) {
        var locals = outer;
        for (var input : table.inputs()) {
            locals = locals.with(input.slot(), input.expression(), outer);
        }
        var first = STAYS;
        for (var rule : table.rules()) {
            var matches = true;
            for (var test : rule.tests()) {
                first = first.min(until(test, locals));
                matches &= Boolean.TRUE.equals(value(test, locals, day));
            }
            if (matches) {
                for (var output : rule.outputs()) {
                    first = first.min(until(output, locals));
                }
            }
        }
        for (var input : table.inputs()) {
            if (input.allowed() != null) {
                first = first.min(until(input.expression(), locals));
            }
        }
        for (var output : table.outputs()) {
            if (output.fallback() != null) {
                first = first.min(until(output.fallback(), locals));
            }
        }
        return first;
    }

    private Until called(Access.Call call, Locals locals) {
        var function = call.function();
        var scope = locals;
        while (function instanceof Operands.Local(var slot, _, _)
                && scope.find(slot) instanceof Locals.Meaning(var of, var inner)) {
            function = of;
            scope = inner;
        }
        if (function instanceof Operands.Const(Builtin _, _)) {
            var first = STAYS;
            for (var argument : call.arguments()) {
                first = first.min(until(argument, locals));
            }
            return first;
        }
        if (function instanceof Operands.Global(var index, _, _)
                && nodes.get(index) instanceof Node.FunctionNode it) {
            var inner = Locals.none(it.slots());
            for (var i = 0; i < it.parameters().size(); i++) {
                var argument = argument(call, i, it.parameters().get(i).name());
                if (argument == null) {
                    return STAYS; // a wrong call answers null today and always
                }
                inner = inner.with(it.firstSlot() + i, argument, locals);
            }
            return until(it.body(), inner);
        }
        if (function instanceof Control.FunctionMaker(var definition)) {
            var inner = scope;
            for (var i = 0; i < definition.parameters().size(); i++) {
                var argument = argument(call, i, definition.parameters().get(i).name());
                if (argument == null) {
                    return STAYS;
                }
                inner = inner.with(definition.firstSlot() + i, argument, locals);
            }
            return until(definition.body(), inner);
        }
        return tomorrow("a called function cannot be followed in time");
    }

    private static @Nullable Expr argument(Access.Call call, int position, String name) {
        var at = call.names() == null ? position : call.names().indexOf(name);
        return at >= 0 && at < call.arguments().size() ? call.arguments().get(at) : null;
    }

    /// A loop over a list that stays: each round is followed by itself.
    private Until iterated(List<Control.Iteration> iterations, Expr body, Locals locals) {
        if (iterations.isEmpty()) {
            return until(body, locals);
        }
        var it = iterations.getFirst();
        if (it.to() != null
                || trends.depends(it.domain(), locals)
                || !(value(it.domain(), locals, day) instanceof List<?> list)
                || list.size() > MAX_ELEMENTS) {
            return tomorrow("a loop over something that moves with the day cannot be followed");
        }
        var first = STAYS;
        for (var each : list) {
            var bound =
                    locals.with(it.slot(), new Operands.Const(each, Values.typeOf(each)), locals);
            first = first.min(iterated(iterations.subList(1, iterations.size()), body, bound));
        }
        return first;
    }

    private Until filtered(Access.Filter filter, Locals locals) {
        if (trends.depends(filter.source(), locals)
                || !(value(filter.source(), locals, day) instanceof List<?> list)
                || list.size() > MAX_ELEMENTS) {
            return tomorrow("a filter of something that moves with the day cannot be followed");
        }
        var first = STAYS;
        for (var each : list) {
            first =
                    first.min(
                            until(
                                    filter.predicate(),
                                    locals.with(
                                            filter.item(),
                                            new Operands.Const(each, Values.typeOf(each)),
                                            locals)));
        }
        return first;
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        return Boolean.TRUE.equals(Values.equal(a, b));
    }

    /// The first later day on which something holds that, once true, stays true.
    private Until search(Predicate<Long> changed) {
        var low = day; // not changed
        var high = day + 1;
        var step = 1L;
        while (!changed.test(high)) {
            low = high;
            if (high >= day + HORIZON_DAYS) {
                return STAYS;
            }
            step *= 4;
            high = Math.min(high + step, day + HORIZON_DAYS);
        }
        while (high - low > 1) {
            var middle = low + (high - low) / 2;
            if (changed.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return new Until(high, null);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.Column;
import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.Range;
import city.dmn.feel.Control;
import city.dmn.feel.Expr;
import city.dmn.feel.Names;
import city.dmn.feel.Operators;
import city.dmn.feel.Run;
import city.dmn.feel.Types;
import city.dmn.feel.UnaryTests;
import city.dmn.feel.Values;
import city.dmn.model.Evaluation;
import city.dmn.model.Node;
import city.dmn.model.Table;
import city.dmn.model.Trends;
import city.dmn.model.Trends.Env;
import city.dmn.model.Trends.Thunk;
import city.dmn.model.Trends.Trend;
import city.dmn.model.Typed;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Turns a condition into sets of rows. The row engine itself is asked what a condition says at chosen values of a
/// column, so that both engines cannot differ: of a column with few values every value is asked; of dates and numbers
/// that a condition only grows or falls with, the turning points are found by bisection; anything else that hangs on
/// one column is asked at each value between the column's least and greatest, where these are not too many.
@SuppressWarnings("ReferenceEquality") // ROW_WISE is a mark, not a value
final class Planner {
    /// No column form; the message says which part and why.
    static final class NoColumns extends Exception {
        NoColumns(String message) {
            super(message, null, false, false);
        }
    }

    /// A condition: rows where it is true, rows where it is false (else null), rows where asking it is a fault.
    record Condition(Bits yes, Bits no, Bits fault) {
        Condition not() {
            return new Condition(no, yes, fault);
        }

        Condition and(Condition it) {
            return new Condition(
                    Bits.and(yes, it.yes), Bits.or(no, it.no), Bits.or(fault, it.fault));
        }

        Condition or(Condition it) {
            return new Condition(
                    Bits.or(yes, it.yes), Bits.and(no, it.no), Bits.or(fault, it.fault));
        }
    }

    private static final int MOST_ASKED = 4096;
    private static final int MOST_HELD = 16;
    private static final int MOST_FIXED = 3;

    private final List<Node> nodes;
    private final Map<Integer, Column> columns;
    private final LocalDate day;
    private final int budget;
    private final Map<Integer, Trends> trends = new HashMap<>();
    private final Map<Integer, long[]> bounds = new HashMap<>();
    private final Map<Integer, Set<Integer>> dependsByNode = new HashMap<>();

    private final Map<Integer, Choices> choicesByNode = new HashMap<>();

    /// Inputs that are held at one value while the others are looked at.
    private final Map<Integer, @Nullable Object> fixed = new HashMap<>();

    /// @param columns by the index of the input's node
    Planner(List<Node> nodes, Map<Integer, Column> columns, LocalDate day, int budget) {
        this.nodes = nodes;
        this.columns = columns;
        this.day = day;
        this.budget = budget;
    }

    // --- asking the row engine

    /// A value, and whether getting it was a fault.
    record Asked(@Nullable Object value, boolean fault) {}

    Asked ask(Expr expr, Env env, int input, @Nullable Object fact) {
        var facts = new @Nullable Object[nodes.size()];
        fixed.forEach((index, value) -> facts[index] = value);
        if (input >= 0) {
            facts[input] = fact;
        }
        var run = new Run(day, null, budget, null);
        var evaluation = new Evaluation(nodes, run, facts);
        try {
            var value = expr.eval(env.frame(expr, evaluation, run));
            return new Asked(value, !run.faults().isEmpty());
        } catch (Run.Exhausted | StackOverflowError e) {
            return new Asked(null, true);
        }
    }

    private Trends trends(int input) {
        return trends.computeIfAbsent(
                input,
                it -> new Trends(nodes, it, (expr, env) -> ask(expr, env, -1, null).value()));
    }

    // --- what a condition hangs on

    Set<Integer> inputs(Expr expr, Env env) {
        var found = new LinkedHashSet<Integer>();
        gather(expr, env, found);
        found.removeAll(fixed.keySet());
        return found;
    }

    private void gather(Expr expr, Env env, Set<Integer> found) {
        switch (expr) {
            case Names.Global(var index, _, _) -> found.addAll(inputsOf(index));
            case Names.Local(var slot, _, _) -> local(slot, env, found);
            case UnaryTests.Bound(var slot, _, var end, _) -> {
                local(slot, env, found);
                gather(end, env, found);
            }
            case UnaryTests.Matches(var slot, var tested, _, _) -> {
                local(slot, env, found);
                gather(tested, env, found);
            }
            default -> {
                for (var part : expr.parts()) {
                    gather(part, env, found);
                }
            }
        }
    }

    private void local(int slot, Env env, Set<Integer> found) {
        var thunk = env.locals().get(slot);
        if (thunk != null) {
            gather(thunk.expr(), thunk.env(), found);
        }
    }

    private Set<Integer> inputsOf(int index) {
        var known = dependsByNode.get(index);
        if (known != null) {
            return known;
        }
        dependsByNode.put(index, Set.of());
        var found = new LinkedHashSet<Integer>();
        switch (nodes.get(index)) {
            case Node.InputNode _ -> {
                if (columns.containsKey(index)) {
                    found.add(index); // one without a column is null for everyone: no variable
                }
            }
            case Node.DecisionNode it -> {
                if (it.logic() != null) {
                    gather(it.logic(), new Env(it.slots(), Map.of()), found);
                }
            }
            case Node.FunctionNode it -> gather(it.body(), new Env(it.slots(), Map.of()), found);
            case Node.ServiceNode it ->
                    it.outputs().forEach(output -> found.addAll(inputsOf(output)));
        }
        dependsByNode.put(index, found);
        return found;
    }

    // --- conditions

    Condition condition(Expr expr, Env env) throws NoColumns {
        var inputs = inputs(expr, env);
        if (inputs.isEmpty()) {
            return constant(ask(expr, env, -1, null));
        }
        if (inputs.size() == 1) {
            return overOne(expr, env, inputs.iterator().next());
        }
        return overMany(expr, env);
    }

    private static Condition constant(Asked asked) {
        var fault = asked.fault() ? Bits.ALL : Bits.NONE;
        return Boolean.TRUE.equals(asked.value())
                ? new Condition(Bits.ALL, Bits.NONE, fault)
                : Boolean.FALSE.equals(asked.value())
                        ? new Condition(Bits.NONE, Bits.ALL, fault)
                        : new Condition(Bits.NONE, Bits.NONE, fault);
    }

    private Condition overOne(Expr expr, Env env, int input) throws NoColumns {
        var column = columns.get(input);
        return switch (column) {
            case Column.Codes codes ->
                    withNull(overCodes(expr, env, input, codes), expr, env, input, codes);
            case Column.Booleans booleans ->
                    withNull(overBooleans(expr, env, input), expr, env, input, booleans);
            case Column.Dates dates ->
                    withNull(overOrdered(expr, env, input), expr, env, input, dates);
            case Column.Numbers numbers ->
                    withNull(overOrdered(expr, env, input), expr, env, input, numbers);
            case null, default ->
                    throw new NoColumns("\"" + nodes.get(input).name() + "\" has no narrow column");
        };
    }

    private Condition withNull(Condition known, Expr expr, Env env, int input, Column column) {
        if (column.nulls() == null) {
            return known;
        }
        var asked = constant(ask(expr, env, input, null));
        return new Condition(
                withNull(known.yes(), asked.yes(), input),
                withNull(known.no(), asked.no(), input),
                withNull(known.fault(), asked.fault(), input));
    }

    /// What is known of the values there, without null, and what is said of null.
    private static Bits withNull(Bits known, Bits ofNull, int input) {
        var none = new Bits.Null(input);
        // Every set but that of all rows is made of comparisons, which null is never among.
        var there = known.equals(Bits.ALL) ? Bits.not(none) : known;
        return ofNull.equals(Bits.ALL)
                ? known.equals(Bits.ALL) ? Bits.ALL : Bits.or(there, none)
                : there;
    }

    private Condition overCodes(Expr expr, Env env, int input, Column.Codes codes)
            throws NoColumns {
        var size = codes.dictionary().size();
        if (size > MOST_ASKED || !codes.codes().narrow()) {
            throw new NoColumns(
                    "\"" + nodes.get(input).name() + "\" has " + size + " different values");
        }
        var yes = new boolean[size];
        var no = new boolean[size];
        var fault = new boolean[size];
        for (var i = 0; i < size; i++) {
            var asked = ask(expr, env, input, codes.dictionary().get(i));
            yes[i] = Boolean.TRUE.equals(asked.value());
            no[i] = Boolean.FALSE.equals(asked.value());
            fault[i] = asked.fault();
        }
        return new Condition(
                Bits.OneOf.of(input, yes), Bits.OneOf.of(input, no), Bits.OneOf.of(input, fault));
    }

    private Condition overBooleans(Expr expr, Env env, int input) {
        var whenTrue = constant(ask(expr, env, input, true));
        var whenFalse = constant(ask(expr, env, input, false));
        var isTrue = new Bits.True(input);
        var isFalse = Bits.and(Bits.not(isTrue), Bits.not(new Bits.Null(input)));
        return new Condition(
                Bits.or(Bits.and(whenTrue.yes(), isTrue), Bits.and(whenFalse.yes(), isFalse)),
                Bits.or(Bits.and(whenTrue.no(), isTrue), Bits.and(whenFalse.no(), isFalse)),
                Bits.or(Bits.and(whenTrue.fault(), isTrue), Bits.and(whenFalse.fault(), isFalse)));
    }

    // --- dates and numbers

    private @Nullable Object fact(int input, long value) {
        return columns.get(input) instanceof Column.Numbers numbers
                ? BigDecimal.valueOf(value, numbers.scale())
                : LocalDate.ofEpochDay(value);
    }

    /// The least and the greatest value of a column.
    private long[] bounds(int input) {
        return bounds.computeIfAbsent(input, it -> Bounds.of(columns.get(it)));
    }

    private boolean constrained(int input) {
        for (var type = nodes.get(input).type();
                type instanceof FeelType.Named named;
                type = named.base()) {
            if (named.allowed() != null || named.whole() != null) {
                return true;
            }
        }
        return false;
    }

    /// From the least to the greatest value of a column.
    private long span(int input) throws NoColumns {
        var ends = bounds(input);
        var span = ends[1] - ends[0];
        if (span < 0) {
            throw new NoColumns("\"" + nodes.get(input).name() + "\" holds too large numbers");
        }
        return span;
    }

    private Condition overOrdered(Expr expr, Env env, int input) throws NoColumns {
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
    private @Nullable Condition turning(Expr expr, Env env, int input) throws NoColumns {
        return switch (expr) {
            case Operators.And(var a, var b, _) -> both(a, b, env, input, true);
            case Operators.Or(var a, var b, _) -> both(a, b, env, input, false);
            case UnaryTests.NoneOf(var tests) -> {
                var inner = part(tests, env, input);
                yield inner == null ? null : inner.not();
            }
            case UnaryTests.AnyOf(var tests) -> {
                var all = new Condition(Bits.NONE, Bits.ALL, Bits.NONE);
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
                    when !inputs(expression, env).contains(input) ->
                    reached(
                            new Names.Local(slot, "?", Simple.ANY),
                            ask(expression, env, -1, null).value(),
                            env,
                            input);
            case Names.Local(var slot, _, _) when env.locals().get(slot) != null -> {
                var thunk = env.locals().get(slot);
                yield part(thunk.expr(), thunk.env(), input);
            }
            case Names.Global(var index, _, _)
                    when nodes.get(index) instanceof Node.DecisionNode it
                            && it.logic() != null
                            && it.type().bare() == Simple.BOOLEAN ->
                    part(it.logic(), new Env(it.slots(), Map.of()), input);
            default -> null;
        };
    }

    private @Nullable Condition part(Expr expr, Env env, int input) throws NoColumns {
        return inputs(expr, env).isEmpty()
                ? constant(ask(expr, env, -1, null))
                : turning(expr, env, input);
    }

    private @Nullable Condition both(Expr a, Expr b, Env env, int input, boolean and)
            throws NoColumns {
        var x = part(a, env, input);
        var y = x == null ? null : part(b, env, input);
        return x == null || y == null ? null : and ? x.and(y) : x.or(y);
    }

    private @Nullable Condition compared(
            Operators.Relation relation, Expr left, Expr right, Env env, int input) {
        var way = trends(input).trend(left, env).plus(trends(input).trend(right, env).reversed());
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
                return new Condition(yes, no, Bits.NONE);
            }
            from = until + 1;
        }
    }

    private long lastWith(
            int order, Expr left, Expr right, Env env, int input, long from, long to) {
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

    private int order(Expr left, Expr right, Env env, int input, long value) {
        var fact = fact(input, value);
        var a = ask(left, env, input, fact);
        var b = ask(right, env, input, fact);
        var order = Values.compare(a.value(), b.value());
        return a.fault() || b.fault() || order == Values.UNORDERED ? 2 : Integer.signum(order);
    }

    private @Nullable Condition reached(Expr value, @Nullable Object wanted, Env env, int input) {
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
                            ? new Condition(Bits.NONE, Bits.ALL, Bits.NONE)
                            : null;
            default -> null;
        };
    }

    /// What only grows or falls, and is there at both ends, is there between.
    private boolean neverNull(Expr value, Env env, int input) {
        if (trends(input).trend(value, env) == Trend.UNKNOWN) {
            return false;
        }
        for (var end : bounds(input)) {
            var asked = ask(value, env, input, fact(input, end));
            if (asked.fault() || asked.value() == null) {
                return false;
            }
        }
        return true;
    }

    private boolean isFact(Expr value, Env env, int input) {
        return switch (value) {
            case Names.Global(var index, _, _) -> index == input;
            case Names.Local(var slot, _, _) -> {
                var thunk = env.locals().get(slot);
                yield thunk != null && isFact(thunk.expr(), thunk.env(), input);
            }
            default -> false;
        };
    }

    private static Expr constant(Object value) {
        return new Names.Const(value, Values.typeOf(value));
    }

    /// Asks at each value between the least and the greatest.
    private Condition eachValue(Expr expr, Env env, int input) throws NoColumns {
        var ends = bounds(input);
        if (span(input) >= MOST_ASKED * 16L) {
            throw new NoColumns(
                    "a condition on \""
                            + nodes.get(input).name()
                            + "\" turns too often for its "
                            + (ends[1] - ends[0] + 1)
                            + " values");
        }
        var asked = new ArrayList<Asked>();
        for (var value = ends[0]; value <= ends[1]; value++) {
            asked.add(ask(expr, env, input, fact(input, value)));
        }
        return new Condition(
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

    private static Bits stretches(int input, long first, int count, IntPredicate in)
            throws NoColumns {
        var all = Bits.NONE;
        var parts = 0;
        for (var i = 0; i < count; i++) {
            if (in.test(i)) {
                var from = i;
                while (i + 1 < count && in.test(i + 1)) {
                    i++;
                }
                if (++parts > 400) {
                    throw new NoColumns("a condition turns more than 400 times");
                }
                all = Bits.or(all, new Bits.Between(input, first + from, first + i));
            }
        }
        return all;
    }

    // --- several inputs

    private Condition overMany(Expr expr, Env env) throws NoColumns {
        return switch (expr) {
            case Operators.And(var a, var b, _) -> condition(a, env).and(condition(b, env));
            case Operators.Or(var a, var b, _) -> condition(a, env).or(condition(b, env));
            case UnaryTests.NoneOf(var tests) -> condition(tests, env).not();
            case UnaryTests.AnyOf(var tests) -> {
                var all = new Condition(Bits.NONE, Bits.ALL, Bits.NONE);
                for (var test : tests) {
                    all = all.or(condition(test, env));
                }
                yield all;
            }
            case UnaryTests.Matches(_, var expression, var usesValue, _) when usesValue ->
                    condition(expression, env);
            case UnaryTests.Bound(var slot, var relation, var end, _) -> {
                var value = new Names.Local(slot, "?", Simple.ANY);
                yield rawInput(value, env) >= 0 && rawInput(end, env) >= 0
                        ? twoColumns(relation, value, end, env)
                        : joined(expr, slot, env);
            }
            case UnaryTests.Matches(var slot, _, _, _) -> joined(expr, slot, env);
            case Operators.Compare(var relation, var left, var right, _)
                    when rawInput(left, env) >= 0 && rawInput(right, env) >= 0 ->
                    twoColumns(relation, left, right, env);
            case Operators.In(var v, var slot, var tests, _) ->
                    condition(tests, env.with(slot, new Thunk(v, env)));
            case Control.If(var c, var then, var otherwise, _, _) -> {
                var when = condition(c, env);
                var a = condition(then, env);
                var b = condition(otherwise, env);
                var other = Bits.not(when.yes());
                yield new Condition(
                        Bits.or(Bits.and(when.yes(), a.yes()), Bits.and(other, b.yes())),
                        Bits.or(Bits.and(when.yes(), a.no()), Bits.and(other, b.no())),
                        Bits.or(when.fault(), Bits.or(a.fault(), b.fault())));
            }
            case Names.Local(var slot, _, _) when env.locals().get(slot) != null -> {
                var thunk = env.locals().get(slot);
                yield condition(thunk.expr(), thunk.env());
            }
            case Names.Global(var index, _, _)
                    when nodes.get(index) instanceof Node.DecisionNode it
                            && it.logic() != null
                            && it.type().bare() == Simple.BOOLEAN ->
                    condition(it.logic(), new Env(it.slots(), Map.of()));
            default -> held(expr, env);
        };
    }

    private String describe(Expr expr, Env env) {
        var names =
                inputs(expr, env).stream().map(it -> "\"" + nodes.get(it).name() + "\"").toList();
        return String.join(", ", names);
    }

    /// A test over a value: through the value's choices where these are known, else with inputs held.
    private Condition joined(Expr test, int slot, Env env) throws NoColumns {
        var value = new Names.Local(slot, "?", Simple.ANY);
        if (inputs(value, env).isEmpty()) {
            return held(test, env);
        }
        try {
            return overChoices(test, slot, env);
        } catch (NoColumns e) {
            return held(test, env);
        }
    }

    /// The values of an input of few values, with the rows that have each.
    private record Held(Bits rows, @Nullable Object value) {}

    /// The input with the fewest values among those that have few; null when there is none.
    private @Nullable Integer few(Set<Integer> inputs) {
        Integer best = null;
        for (var input : inputs) {
            if (columns.get(input) instanceof Column.Booleans) {
                return input;
            }
            if (best == null
                    && columns.get(input) instanceof Column.Codes(_, var dictionary, _)
                    && dictionary.size() <= MOST_HELD) {
                best = input;
            }
        }
        return best;
    }

    private List<Held> heldValues(int input) {
        var all = new ArrayList<Held>();
        var column = columns.get(input);
        if (column != null && column.nulls() != null) {
            all.add(new Held(new Bits.Null(input), null));
        }
        if (column instanceof Column.Codes(_, var dictionary, _)) {
            for (var i = 0; i < dictionary.size(); i++) {
                var one = new boolean[dictionary.size()];
                one[i] = true;
                all.add(new Held(Bits.OneOf.of(input, one), dictionary.get(i)));
            }
        } else {
            all.add(new Held(new Bits.True(input), true));
            all.add(
                    new Held(
                            Bits.and(Bits.not(new Bits.True(input)), Bits.not(nullsOf(input))),
                            false));
        }
        return all;
    }

    /// With each value of an input of few values held in turn, the rest is a condition over fewer inputs.
    private Condition held(Expr expr, Env env) throws NoColumns {
        var input = few(inputs(expr, env));
        if (input == null || fixed.size() >= MOST_FIXED) {
            throw new NoColumns(
                    "a condition joins several facts in a way that has no column form: "
                            + describe(expr, env));
        }
        var all = new Condition(Bits.NONE, Bits.NONE, Bits.NONE);
        for (var held : heldValues(input)) {
            fixed.put(input, held.value());
            try {
                var one = condition(expr, env);
                all =
                        new Condition(
                                Bits.or(all.yes(), Bits.and(held.rows(), one.yes())),
                                Bits.or(all.no(), Bits.and(held.rows(), one.no())),
                                Bits.or(all.fault(), Bits.and(held.rows(), one.fault())));
            } finally {
                fixed.remove(input);
            }
        }
        return all;
    }

    private Choices heldChoices(Expr expr, Env env) throws NoColumns {
        var input = few(inputs(expr, env));
        if (input == null || fixed.size() >= MOST_FIXED) {
            throw new NoColumns("a value is computed from several facts: " + describe(expr, env));
        }
        var all = new ArrayList<Choice>();
        var fault = Bits.NONE;
        for (var held : heldValues(input)) {
            fixed.put(input, held.value());
            try {
                var one = choices(expr, env);
                for (var choice : one.choices()) {
                    all.add(new Choice(Bits.and(held.rows(), choice.rows()), choice.value()));
                }
                fault = Bits.or(fault, Bits.and(held.rows(), one.fault()));
            } finally {
                fixed.remove(input);
            }
        }
        if (all.size() > MOST_CHOICES) {
            throw new NoColumns("a value has too many forms: " + describe(expr, env));
        }
        all.add(new Choice(Bits.ALL, null));
        return new Choices(all, fault);
    }

    private Condition twoColumns(Operators.Relation relation, Expr left, Expr right, Env env)
            throws NoColumns {
        var a = rawInput(left, env);
        var b = rawInput(right, env);
        var alike =
                a >= 0
                        && b >= 0
                        && !constrained(a)
                        && !constrained(b)
                        && ((columns.get(a) instanceof Column.Dates
                                        && columns.get(b) instanceof Column.Dates)
                                || (columns.get(a) instanceof Column.Numbers x
                                        && columns.get(b) instanceof Column.Numbers y
                                        && x.scale() == y.scale()));
        if (!alike || relation == Operators.Relation.EQ || relation == Operators.Relation.NE) {
            throw new NoColumns("a comparison joins several facts");
        }
        var less = new Bits.Less(a, b, false);
        var more = new Bits.Less(b, a, false);
        var lessOrEqual = new Bits.Less(a, b, true);
        var moreOrEqual = new Bits.Less(b, a, true);
        // With a null on either side the row engine says what a fault is; such rows are left to it.
        var none = Bits.or(nullsOf(a), nullsOf(b));
        return switch (relation) {
            case LT -> new Condition(less, moreOrEqual, none);
            case LE -> new Condition(lessOrEqual, more, none);
            case GT -> new Condition(more, lessOrEqual, none);
            default -> new Condition(moreOrEqual, less, none);
        };
    }

    private Bits nullsOf(int input) {
        var column = columns.get(input);
        return column == null || column.nulls() == null ? Bits.NONE : new Bits.Null(input);
    }

    private int rawInput(Expr expr, Env env) {
        return switch (expr) {
            case Names.Global(var index, _, _) when nodes.get(index) instanceof Node.InputNode ->
                    index;
            case Names.Local(var slot, _, _) -> {
                var thunk = env.locals().get(slot);
                yield thunk == null ? -1 : rawInput(thunk.expr(), thunk.env());
            }
            default -> -1;
        };
    }

    // --- values

    /// What an expression can give: the first choice whose rows hold a row gives its value.
    ///
    /// @param choices every row is in one of them
    /// @param fault rows for the row engine
    record Choices(List<Choice> choices, Bits fault) {}

    /// @param value a constant; [#ROW_WISE] where it must be computed for each row
    record Choice(Bits rows, @Nullable Object value) {}

    /// A value that has no column form.
    static final Object ROW_WISE = new Object();

    private static final int MOST_CHOICES = 300;

    Choices choices(Expr expr, Env env) throws NoColumns {
        var inputs = inputs(expr, env);
        if (inputs.isEmpty()) {
            var asked = ask(expr, env, -1, null);
            return new Choices(
                    List.of(new Choice(Bits.ALL, asked.value())),
                    asked.fault() ? Bits.ALL : Bits.NONE);
        }
        return switch (expr) {
            case Typed(var value, var type, _) -> checked(choices(value, env), type);
            case Names.Global(var index, _, _)
                    when nodes.get(index) instanceof Node.DecisionNode it && it.logic() != null ->
                    ofDecision(index, it);
            case Names.Local(var slot, _, _) when env.locals().get(slot) != null -> {
                var thunk = env.locals().get(slot);
                yield choices(thunk.expr(), thunk.env());
            }
            case Control.ContextMaker it when it.result() != null ->
                    choices(it.result(), Trends.entries(it, env));
            case Table table -> new TablePlanner(this, table, env).choices();
            case Control.If(var c, var then, var otherwise, _, _) -> {
                var when = condition(c, env);
                var a = choices(then, env);
                var b = choices(otherwise, env);
                var all = new ArrayList<Choice>();
                a.choices()
                        .forEach(it ->
                                all.add(new Choice(Bits.and(when.yes(), it.rows()), it.value())));
                all.addAll(b.choices());
                yield new Choices(all, Bits.or(when.fault(), Bits.or(a.fault(), b.fault())));
            }
            default ->
                    expr.type().bare() == Simple.BOOLEAN
                            ? truth(expr, env)
                            : valuesOfOne(expr, env, inputs);
        };
    }

    /// A decision's choices are worked out once, not once a cell that looks at it.
    private Choices ofDecision(int index, Node.DecisionNode decision) throws NoColumns {
        var known = fixed.isEmpty() ? choicesByNode.get(index) : null;
        if (known != null) {
            return known;
        }
        var logic = Objects.requireNonNull(decision.logic());
        var choices = checked(choices(logic, new Env(decision.slots(), Map.of())), decision.type());
        if (fixed.isEmpty()) {
            choicesByNode.put(index, choices);
        }
        return choices;
    }

    private Choices truth(Expr expr, Env env) throws NoColumns {
        var condition = condition(expr, env);
        return new Choices(
                List.of(
                        new Choice(condition.yes(), true),
                        new Choice(condition.no(), false),
                        new Choice(Bits.ALL, null)),
                condition.fault());
    }

    private static Choices checked(Choices choices, FeelType type) {
        if (type == Simple.ANY) {
            return choices;
        }
        var all = new ArrayList<Choice>();
        var fault = choices.fault();
        for (var choice : choices.choices()) {
            var coerced =
                    choice.value() == ROW_WISE ? ROW_WISE : Types.coerce(choice.value(), type);
            if (Types.misfit(coerced)) {
                fault = Bits.or(fault, choice.rows());
                coerced = null;
            }
            all.add(new Choice(choice.rows(), coerced));
        }
        return new Choices(all, fault);
    }

    /// An expression over one column of few values, or of values in few stretches.
    private Choices valuesOfOne(Expr expr, Env env, Set<Integer> inputs) throws NoColumns {
        var input = inputs.iterator().next();
        if (inputs.size() > 1) {
            return heldChoices(expr, env);
        }
        var column = columns.get(input);
        var all = new ArrayList<Choice>();
        var fault = Bits.NONE;
        if (column != null && column.nulls() != null) {
            var asked = ask(expr, env, input, null);
            all.add(new Choice(new Bits.Null(input), asked.value()));
            fault = asked.fault() ? new Bits.Null(input) : fault;
        }
        switch (column) {
            case Column.Codes(_, var dictionary, _) -> {
                for (var i = 0; i < dictionary.size(); i++) {
                    var one = new boolean[dictionary.size()];
                    one[i] = true;
                    var rows = Bits.OneOf.of(input, one);
                    var asked = ask(expr, env, input, dictionary.get(i));
                    all.add(new Choice(rows, asked.value()));
                    fault = asked.fault() ? Bits.or(fault, rows) : fault;
                }
            }
            case Column.Booleans _ -> {
                for (var value : new boolean[] {true, false}) {
                    var rows = value ? new Bits.True(input) : Bits.ALL;
                    var asked = ask(expr, env, input, value);
                    all.add(new Choice(rows, asked.value()));
                    fault =
                            asked.fault()
                                    ? Bits.or(fault, value ? rows : Bits.not(new Bits.True(input)))
                                    : fault;
                }
            }
            case Column.Dates _, Column.Numbers _ -> {
                var ends = bounds(input);
                if (span(input) >= MOST_ASKED * 16L) {
                    throw new NoColumns(
                            "a value is computed from \""
                                    + nodes.get(input).name()
                                    + "\", which has too many values");
                }
                var from = ends[0];
                var now = ask(expr, env, input, fact(input, from));
                for (var value = ends[0] + 1; value <= ends[1] + 1; value++) {
                    var next = value > ends[1] ? null : ask(expr, env, input, fact(input, value));
                    if (next == null
                            || next.fault() != now.fault()
                            || !Objects.equals(next.value(), now.value())) {
                        var rows = new Bits.Between(input, from, value - 1);
                        all.add(new Choice(rows, now.value()));
                        fault = now.fault() ? Bits.or(fault, rows) : fault;
                        from = value;
                        now = next == null ? now : next;
                    }
                }
            }
            case null, default ->
                    throw new NoColumns("\"" + nodes.get(input).name() + "\" has no narrow column");
        }
        if (all.size() > MOST_CHOICES) {
            throw new NoColumns(
                    "a value computed from \"" + nodes.get(input).name() + "\" has too many forms");
        }
        all.add(new Choice(Bits.ALL, null));
        return new Choices(all, fault);
    }

    /// A test over a value that has choices: true in the rows of the choices that pass it.
    private Condition overChoices(Expr test, int slot, Env env) throws NoColumns {
        var thunk = env.locals().get(slot);
        if (thunk == null) {
            throw new NoColumns("a variable has no column form");
        }
        var choices = choices(thunk.expr(), thunk.env());
        if (choices.choices().size() > MOST_CHOICES) {
            throw new NoColumns("a value has too many forms");
        }
        var yes = Bits.NONE;
        var no = Bits.NONE;
        var fault = choices.fault();
        for (var i = choices.choices().size() - 1; i >= 0; i--) {
            var choice = choices.choices().get(i);
            if (choice.value() == ROW_WISE) {
                fault = Bits.or(fault, choice.rows());
                continue;
            }
            var one =
                    condition(
                            test,
                            env.with(
                                    slot,
                                    new Thunk(
                                            new Names.Const(
                                                    choice.value(), Values.typeOf(choice.value())),
                                            new Env(env.slots(), Map.of()))));
            var other = Bits.not(choice.rows());
            yes = Bits.or(Bits.and(choice.rows(), one.yes()), Bits.and(other, yes));
            no = Bits.or(Bits.and(choice.rows(), one.no()), Bits.and(other, no));
            fault = Bits.or(fault, Bits.and(choice.rows(), one.fault()));
        }
        return new Condition(yes, no, fault);
    }
}

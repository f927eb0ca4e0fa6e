// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.Column;
import city.dmn.FeelType.Simple;
import city.dmn.feel.Control;
import city.dmn.feel.Expr;
import city.dmn.feel.Names;
import city.dmn.feel.Operators;
import city.dmn.feel.Run;
import city.dmn.feel.UnaryTests;
import city.dmn.model.Evaluation;
import city.dmn.model.Node;
import city.dmn.model.Trends;
import city.dmn.model.Trends.Env;
import city.dmn.model.Trends.Thunk;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    static final int MOST_ASKED = 4096;
    private static final int MOST_HELD = 16;
    private static final int MOST_FIXED = 3;

    final List<Node> nodes;
    final Map<Integer, Column> columns;
    private final LocalDate day;
    private final int budget;
    private final Map<Integer, Trends> trends = new HashMap<>();
    private final Map<Integer, Set<Integer>> dependsByNode = new HashMap<>();

    /// Inputs that are held at one value while the others are looked at.
    final Map<Integer, @Nullable Object> fixed = new HashMap<>();

    final Ordered ordered = new Ordered(this);
    private final Choosing choosing = new Choosing(this);

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

    Trends trends(int input) {
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

    static Condition constant(Asked asked) {
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
                    withNull(ordered.overOrdered(expr, env, input), expr, env, input, dates);
            case Column.Numbers numbers ->
                    withNull(ordered.overOrdered(expr, env, input), expr, env, input, numbers);
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

    String describe(Expr expr, Env env) {
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
            return choosing.overChoices(test, slot, env);
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
    Condition held(Expr expr, Env env) throws NoColumns {
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

    Choices heldChoices(Expr expr, Env env) throws NoColumns {
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
                        && !ordered.constrained(a)
                        && !ordered.constrained(b)
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

    Bits nullsOf(int input) {
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

    static final int MOST_CHOICES = 300;

    Choices choices(Expr expr, Env env) throws NoColumns {
        return choosing.choices(expr, env);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.Column;
import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.feel.Control;
import city.dmn.feel.Expr;
import city.dmn.feel.Names;
import city.dmn.feel.Types;
import city.dmn.feel.Values;
import city.dmn.model.Node;
import city.dmn.model.Table;
import city.dmn.model.Trends;
import city.dmn.model.Trends.Env;
import city.dmn.model.Trends.Thunk;
import city.dmn.model.Typed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What an expression can give, as choices of rows with one value each.
@SuppressWarnings("ReferenceEquality") // ROW_WISE is a mark, not a value
final class Choosing {
    private final Planner planner;
    private final Map<Integer, Planner.Choices> choicesByNode = new HashMap<>();

    Choosing(Planner planner) {
        this.planner = planner;
    }

    Planner.Choices choices(Expr expr, Env env) throws Planner.NoColumns {
        var inputs = planner.inputs(expr, env);
        if (inputs.isEmpty()) {
            var asked = planner.ask(expr, env, -1, null);
            return new Planner.Choices(
                    List.of(new Planner.Choice(Bits.ALL, asked.value())),
                    asked.fault() ? Bits.ALL : Bits.NONE);
        }
        return switch (expr) {
            case Typed(var value, var type, _) -> checked(choices(value, env), type);
            case Names.Global(var index, _, _)
                    when planner.nodes.get(index) instanceof Node.DecisionNode it
                            && it.logic() != null ->
                    ofDecision(index, it);
            case Names.Local(var slot, _, _) when env.locals().get(slot) != null -> {
                var thunk = env.locals().get(slot);
                yield choices(thunk.expr(), thunk.env());
            }
            case Control.ContextMaker it when it.result() != null ->
                    choices(it.result(), Trends.entries(it, env));
            case Table table -> new TablePlanner(planner, table, env).choices();
            case Control.If(var c, var then, var otherwise, _, _) -> {
                var when = planner.condition(c, env);
                var a = choices(then, env);
                var b = choices(otherwise, env);
                var all = new ArrayList<Planner.Choice>();
                a.choices()
                        .forEach(it ->
                                all.add(
                                        new Planner.Choice(
                                                Bits.and(when.yes(), it.rows()), it.value())));
                all.addAll(b.choices());
                yield new Planner.Choices(
                        all, Bits.or(when.fault(), Bits.or(a.fault(), b.fault())));
            }
            default ->
                    expr.type().bare() == Simple.BOOLEAN
                            ? truth(expr, env)
                            : valuesOfOne(expr, env, inputs);
        };
    }

    /// A decision's choices are worked out once, not once a cell that looks at it.
    Planner.Choices ofDecision(int index, Node.DecisionNode decision) throws Planner.NoColumns {
        var known = planner.fixed.isEmpty() ? choicesByNode.get(index) : null;
        if (known != null) {
            return known;
        }
        var logic = Objects.requireNonNull(decision.logic());
        var choices = checked(choices(logic, new Env(decision.slots(), Map.of())), decision.type());
        if (planner.fixed.isEmpty()) {
            choicesByNode.put(index, choices);
        }
        return choices;
    }

    Planner.Choices truth(Expr expr, Env env) throws Planner.NoColumns {
        var condition = planner.condition(expr, env);
        return new Planner.Choices(
                List.of(
                        new Planner.Choice(condition.yes(), true),
                        new Planner.Choice(condition.no(), false),
                        new Planner.Choice(Bits.ALL, null)),
                condition.fault());
    }

    static Planner.Choices checked(Planner.Choices choices, FeelType type) {
        if (type == Simple.ANY) {
            return choices;
        }
        var all = new ArrayList<Planner.Choice>();
        var fault = choices.fault();
        for (var choice : choices.choices()) {
            var coerced =
                    choice.value() == Planner.ROW_WISE
                            ? Planner.ROW_WISE
                            : Types.coerce(choice.value(), type);
            if (Types.misfit(coerced)) {
                fault = Bits.or(fault, choice.rows());
                coerced = null;
            }
            all.add(new Planner.Choice(choice.rows(), coerced));
        }
        return new Planner.Choices(all, fault);
    }

    /// An expression over one column of few values, or of values in few stretches.
    Planner.Choices valuesOfOne(Expr expr, Env env, Set<Integer> inputs) throws Planner.NoColumns {
        var input = inputs.iterator().next();
        if (inputs.size() > 1) {
            return planner.heldChoices(expr, env);
        }
        var column = planner.columns.get(input);
        var all = new ArrayList<Planner.Choice>();
        var fault = Bits.NONE;
        if (column != null && column.nulls() != null) {
            var asked = planner.ask(expr, env, input, null);
            all.add(new Planner.Choice(new Bits.Null(input), asked.value()));
            fault = asked.fault() ? new Bits.Null(input) : fault;
        }
        switch (column) {
            case Column.Codes(_, var dictionary, _) -> {
                for (var i = 0; i < dictionary.size(); i++) {
                    var one = new boolean[dictionary.size()];
                    one[i] = true;
                    var rows = Bits.OneOf.of(input, one);
                    var asked = planner.ask(expr, env, input, dictionary.get(i));
                    all.add(new Planner.Choice(rows, asked.value()));
                    fault = asked.fault() ? Bits.or(fault, rows) : fault;
                }
            }
            case Column.Booleans _ -> {
                for (var value : new boolean[] {true, false}) {
                    var rows = value ? new Bits.True(input) : Bits.ALL;
                    var asked = planner.ask(expr, env, input, value);
                    all.add(new Planner.Choice(rows, asked.value()));
                    fault =
                            asked.fault()
                                    ? Bits.or(fault, value ? rows : Bits.not(new Bits.True(input)))
                                    : fault;
                }
            }
            case Column.Dates _, Column.Numbers _ -> {
                var ends = planner.ordered.bounds(input);
                if (planner.ordered.span(input) >= Planner.MOST_ASKED * 16L) {
                    throw new Planner.NoColumns(
                            "a value is computed from \""
                                    + planner.nodes.get(input).name()
                                    + "\", which has too many values");
                }
                var from = ends[0];
                var now = planner.ask(expr, env, input, planner.ordered.fact(input, from));
                for (var value = ends[0] + 1; value <= ends[1] + 1; value++) {
                    var next =
                            value > ends[1]
                                    ? null
                                    : planner.ask(
                                            expr, env, input, planner.ordered.fact(input, value));
                    if (next == null
                            || next.fault() != now.fault()
                            || !Objects.equals(next.value(), now.value())) {
                        var rows = new Bits.Between(input, from, value - 1);
                        all.add(new Planner.Choice(rows, now.value()));
                        fault = now.fault() ? Bits.or(fault, rows) : fault;
                        from = value;
                        now = next == null ? now : next;
                    }
                }
            }
            case null, default ->
                    throw new Planner.NoColumns(
                            "\"" + planner.nodes.get(input).name() + "\" has no narrow column");
        }
        if (all.size() > Planner.MOST_CHOICES) {
            throw new Planner.NoColumns(
                    "a value computed from \""
                            + planner.nodes.get(input).name()
                            + "\" has too many forms");
        }
        all.add(new Planner.Choice(Bits.ALL, null));
        return new Planner.Choices(all, fault);
    }

    /// A test over a value that has choices: true in the rows of the choices that pass it.
    Planner.Condition overChoices(Expr test, int slot, Env env) throws Planner.NoColumns {
        var thunk = env.locals().get(slot);
        if (thunk == null) {
            throw new Planner.NoColumns("a variable has no column form");
        }
        var choices = choices(thunk.expr(), thunk.env());
        if (choices.choices().size() > Planner.MOST_CHOICES) {
            throw new Planner.NoColumns("a value has too many forms");
        }
        var yes = Bits.NONE;
        var no = Bits.NONE;
        var fault = choices.fault();
        for (var i = choices.choices().size() - 1; i >= 0; i--) {
            var choice = choices.choices().get(i);
            if (choice.value() == Planner.ROW_WISE) {
                fault = Bits.or(fault, choice.rows());
                continue;
            }
            var one =
                    planner.condition(
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
        return new Planner.Condition(yes, no, fault);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.FeelType.Simple;
import city.dmn.column.Choices.Choice;
import city.dmn.feel.Control;
import city.dmn.feel.Expr;
import city.dmn.feel.Operands;
import city.dmn.feel.Operators;
import city.dmn.feel.UnaryTests;
import city.dmn.feel.Values;
import city.dmn.model.Locals;
import city.dmn.model.Node;
import city.dmn.model.Table;
import city.dmn.model.Typed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns an expression into sets of rows: as a condition, or as the values that it can give. What hangs on one input is
/// asked there ([InputConditions], [InputValues]); what joins several is taken apart until its parts hang on one, with
/// inputs of few values held in turn where nothing else helps.
final class Planner {
    private static final int MOST_HELD = 3;

    private final Probe probe;
    private final InputConditions conditions;
    private final InputValues values;
    private final FewValues fewValues;
    private final Map<Integer, Choices> byDecision = new HashMap<>();

    Planner(Probe probe) {
        this.probe = probe;
        this.conditions = new InputConditions(probe);
        this.values = new InputValues(probe);
        this.fewValues = new FewValues(probe.columns());
    }

    // --- conditions

    Condition condition(Expr expr, Locals locals) throws NoColumnForm {
        var inputs = probe.inputs(expr, locals);
        return switch (inputs.size()) {
            case 0 -> Condition.constant(probe.ask(expr, locals));
            case 1 -> conditions.of(expr, locals, inputs.iterator().next());
            default -> overMany(expr, locals);
        };
    }

    private Condition overMany(Expr expr, Locals locals) throws NoColumnForm {
        return switch (expr) {
            case Operators.And(var a, var b, _) -> condition(a, locals).and(condition(b, locals));
            case Operators.Or(var a, var b, _) -> condition(a, locals).or(condition(b, locals));
            case UnaryTests.NoneOf(var tests) -> condition(tests, locals).not();
            case UnaryTests.AnyOf(var tests) -> {
                var all = Condition.FALSE;
                for (var test : tests) {
                    all = all.or(condition(test, locals));
                }
                yield all;
            }
            case UnaryTests.Matches(_, var expression, var usesValue, _) when usesValue ->
                    condition(expression, locals);
            case UnaryTests.Bound(var slot, var relation, var end, _) -> {
                var left = probe.named(value(slot), locals);
                var right = probe.named(end, locals);
                yield left >= 0 && right >= 0
                        ? twoColumns(relation, left, right)
                        : overValue(expr, slot, locals);
            }
            case UnaryTests.Matches(var slot, _, _, _) -> overValue(expr, slot, locals);
            case Operators.Compare(var relation, var left, var right, _)
                    when probe.named(left, locals) >= 0 && probe.named(right, locals) >= 0 ->
                    twoColumns(relation, probe.named(left, locals), probe.named(right, locals));
            case Operators.In(var v, var slot, var tests, _) ->
                    condition(tests, locals.with(slot, v, locals));
            case Control.If(var c, var then, var otherwise, _, _, _) ->
                    Condition.either(
                            condition(c, locals),
                            condition(then, locals),
                            condition(otherwise, locals));
            case Operands.Local(var slot, _, _)
                    when locals.find(slot) instanceof Locals.Meaning(var of, var inner) ->
                    condition(of, inner);
            case Operands.Global(var index, _, _)
                    when probe.node(index) instanceof Node.DecisionNode it
                            && it.logic() != null
                            && it.type().bare() == Simple.BOOLEAN ->
                    condition(it.logic(), Locals.none(it.slots()));
            default -> held(expr, locals);
        };
    }

    /// The value in a slot, which a test looks at.
    private static Expr value(int slot) {
        return new Operands.Local(slot, "?", Simple.ANY);
    }

    /// A comparison of two inputs, row by row within the columns.
    private Condition twoColumns(Operators.Relation relation, int a, int b) throws NoColumnForm {
        if (!probe.columns().comparable(a, b)
                || relation == Operators.Relation.EQ
                || relation == Operators.Relation.NE) {
            throw new NoColumnForm("a comparison joins several facts");
        }
        var less = new RowSet.Less(a, b, false);
        var more = new RowSet.Less(b, a, false);
        var lessOrEqual = new RowSet.Less(a, b, true);
        var moreOrEqual = new RowSet.Less(b, a, true);
        // With a null on either side the row engine says what a fault is; such rows are left to it.
        var none = RowSet.or(probe.columns().nulls(a), probe.columns().nulls(b));
        return switch (relation) {
            case LT -> new Condition(less, moreOrEqual, none);
            case LE -> new Condition(lessOrEqual, more, none);
            case GT -> new Condition(more, lessOrEqual, none);
            default -> new Condition(moreOrEqual, less, none);
        };
    }

    /// A test over a value: through the value's choices where these are known, else with inputs held.
    private Condition overValue(Expr test, int slot, Locals locals) throws NoColumnForm {
        if (probe.inputs(value(slot), locals).isEmpty()) {
            return held(test, locals);
        }
        try {
            return overChoices(test, slot, locals);
        } catch (NoColumnForm e) {
            return held(test, locals);
        }
    }

    /// True in the rows of the choices that pass the test.
    private Condition overChoices(Expr test, int slot, Locals locals) throws NoColumnForm {
        var meaning = locals.find(slot);
        if (meaning == null) {
            throw new NoColumnForm("a variable has no column form");
        }
        var choices = choices(meaning.expr(), meaning.locals());
        if (choices.list().size() > Choices.MOST) {
            throw new NoColumnForm("a value has too many forms");
        }
        var yes = RowSet.NONE;
        var no = RowSet.NONE;
        var fault = choices.fault();
        for (var choice : choices.list().reversed()) {
            if (choice.rowWise()) {
                fault = RowSet.or(fault, choice.rows());
                continue;
            }
            var constant = new Operands.Const(choice.value(), Values.typeOf(choice.value()));
            var one = condition(test, locals.with(slot, constant, Locals.none(locals.slots())));
            var other = RowSet.not(choice.rows());
            yes = RowSet.or(RowSet.and(choice.rows(), one.yes()), RowSet.and(other, yes));
            no = RowSet.or(RowSet.and(choice.rows(), one.no()), RowSet.and(other, no));
            fault = RowSet.or(fault, RowSet.and(choice.rows(), one.fault()));
        }
        return new Condition(yes, no, fault);
    }

    /// With each value of an input of few values held in turn, the rest is a condition over fewer inputs.
    private Condition held(Expr expr, Locals locals) throws NoColumnForm {
        var input = holdable(expr, locals);
        if (input == null) {
            throw new NoColumnForm(
                    "a condition joins several facts in a way that has no column form: "
                            + inputsInWords(expr, locals));
        }
        var all = Condition.UNKNOWN;
        for (var value : fewValues.of(input)) {
            var one = probe.holding(input, value.fact(), () -> condition(expr, locals));
            all = all.withIn(value.rows(), one);
        }
        return all;
    }

    private @Nullable Integer holdable(Expr expr, Locals locals) {
        return probe.held() < MOST_HELD ? fewValues.pick(probe.inputs(expr, locals)) : null;
    }

    private String inputsInWords(Expr expr, Locals locals) {
        return String.join(
                ", ", probe.inputs(expr, locals).stream().map(probe.columns()::quoted).toList());
    }

    // --- values

    Choices choices(Expr expr, Locals locals) throws NoColumnForm {
        var inputs = probe.inputs(expr, locals);
        if (inputs.isEmpty()) {
            return Choices.constant(probe.ask(expr, locals));
        }
        return switch (expr) {
            case Typed(var value, var type, _) -> choices(value, locals).as(type);
            case Operands.Global(var index, _, _)
                    when probe.node(index) instanceof Node.DecisionNode it && it.logic() != null ->
                    ofDecision(index, it, it.logic());
            case Operands.Local(var slot, _, _)
                    when locals.find(slot) instanceof Locals.Meaning(var of, var inner) ->
                    choices(of, inner);
            case Control.ContextMaker it when it.result() != null ->
                    choices(it.result(), locals.inside(it));
            case Table table -> new TablePlanner(this, probe, table, locals).choices();
            case Control.If(var c, var then, var otherwise, _, _, _) ->
                    Choices.either(
                            condition(c, locals),
                            choices(then, locals),
                            choices(otherwise, locals));
            default ->
                    expr.type().bare() == Simple.BOOLEAN
                            ? Choices.truth(condition(expr, locals))
                            : inputs.size() == 1
                                    ? values.of(expr, locals, inputs.iterator().next())
                                    : heldChoices(expr, locals);
        };
    }

    /// A decision's choices are worked out once, not once a cell that looks at it.
    private Choices ofDecision(int index, Node.DecisionNode decision, Expr logic)
            throws NoColumnForm {
        var known = probe.held() == 0 ? byDecision.get(index) : null;
        if (known != null) {
            return known;
        }
        var choices = choices(logic, Locals.none(decision.slots())).as(decision.type());
        if (probe.held() == 0) {
            byDecision.put(index, choices);
        }
        return choices;
    }

    private Choices heldChoices(Expr expr, Locals locals) throws NoColumnForm {
        var input = holdable(expr, locals);
        if (input == null) {
            throw new NoColumnForm(
                    "a value is computed from several facts: " + inputsInWords(expr, locals));
        }
        var all = new ArrayList<Choice>();
        var fault = RowSet.NONE;
        for (var value : fewValues.of(input)) {
            var one = probe.holding(input, value.fact(), () -> choices(expr, locals));
            one.list().forEach(it -> all.add(it.within(value.rows())));
            fault = RowSet.or(fault, RowSet.and(value.rows(), one.fault()));
        }
        if (all.size() > Choices.MOST) {
            throw new NoColumnForm("a value has too many forms: " + inputsInWords(expr, locals));
        }
        all.add(new Choice(RowSet.ALL, null));
        return new Choices(all, fault);
    }
}

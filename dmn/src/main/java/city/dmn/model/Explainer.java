// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.Range;
import city.dmn.Reasons;
import city.dmn.Trace;
import city.dmn.feel.Arithmetic;
import city.dmn.feel.Expr;
import city.dmn.feel.Frame;
import city.dmn.feel.Operands;
import city.dmn.feel.Operators;
import city.dmn.feel.Run;
import city.dmn.feel.UnaryTests;
import city.dmn.feel.Values;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns a trace into reasons.
public final class Explainer {
    private final IdentityHashMap<Trace.TableText, Table> tables = new IdentityHashMap<>();
    private final int slots;

    public Explainer(List<Node> nodes) {
        var most = 0;
        for (var node : nodes) {
            switch (node) {
                case Node.DecisionNode it when it.logic() != null -> {
                    gather(it.logic());
                    most = Math.max(most, it.slots());
                }
                case Node.FunctionNode it -> gather(it.body());
                default -> {}
            }
        }
        slots = most;
    }

    /// A frame that is large enough for any part of a decision.
    public int slots() {
        return slots;
    }

    private void gather(Expr expr) {
        if (expr instanceof Table table) {
            tables.put(table.text(), table);
        }
        expr.parts().forEach(this::gather);
    }

    /// The reasons for the last decision of a trace.
    ///
    /// @param evaluation of the same facts on the same day, for ends of ranges that are computed
    public Reasons explain(Trace trace, Evaluation evaluation, Run run) {
        var why = new ArrayList<Reasons.Ground>();
        var whyNot = new ArrayList<Reasons.Miss>();
        Object value = null;
        for (var i = 0; i < trace.decisions().size(); i++) {
            var step = trace.decisions().get(i);
            var last = i == trace.decisions().size() - 1;
            value = step.value();
            for (var table : step.tables()) {
                for (var row : table.rows()) {
                    var conditions = conditions(table, row, evaluation, run);
                    if (row.chosen()) {
                        why.add(
                                new Reasons.Ground(
                                        step.decision(),
                                        row.number(),
                                        row.id(),
                                        conditions,
                                        row.output(),
                                        row.annotations()));
                    } else if (last && !row.matched()) {
                        whyNot.add(miss(step.decision(), table, row, conditions));
                    }
                }
            }
        }
        whyNot.sort(Comparator.comparingInt(it -> it.failed().size()));
        return new Reasons(value, why, whyNot);
    }

    private Reasons.Miss miss(
            String decision, Trace.Table table, Trace.Row row, List<Reasons.Condition> conditions) {
        return new Reasons.Miss(
                decision,
                row.number(),
                row.id(),
                conditions.stream().filter(it -> !Boolean.TRUE.equals(it.passed())).toList(),
                conditions.stream().filter(it -> Boolean.TRUE.equals(it.passed())).toList(),
                plainOutput(table, row),
                row.annotations());
    }

    private @Nullable Object plainOutput(Trace.Table traced, Trace.Row row) {
        var table = tables.get(traced.text());
        if (table == null) {
            return null;
        }
        var outputs = table.rules().get(row.number() - 1).outputs();
        var context = new LinkedHashMap<String, @Nullable Object>();
        for (var i = 0; i < outputs.size(); i++) {
            if (!(outputs.get(i) instanceof Operands.Const(var value, _))) {
                return null;
            }
            if (outputs.size() == 1) {
                return value;
            }
            context.put(table.outputs().get(i).name(), value);
        }
        return Collections.unmodifiableMap(context);
    }

    private List<Reasons.Condition> conditions(
            Trace.Table traced, Trace.Row row, Evaluation evaluation, Run run) {
        var table = tables.get(traced.text());
        var conditions = new ArrayList<Reasons.Condition>();
        for (var c = 0; c < row.cells().size(); c++) {
            var cell = row.cells().get(c);
            var test = table == null ? null : table.rules().get(row.number() - 1).tests().get(c);
            if (test instanceof UnaryTests.Anything) {
                continue;
            }
            var distance =
                    test == null || Boolean.TRUE.equals(cell.passed()) || cell.value() == null
                            ? null
                            : distance(test, cell.value(), evaluation, run);
            conditions.add(
                    new Reasons.Condition(
                            cell.column(),
                            cell.value(),
                            cell.test(),
                            cell.passed(),
                            distance,
                            WantedByCell.of(
                                    test, cell.test(), expr -> constant(expr, evaluation, run))));
        }
        return List.copyOf(conditions);
    }

    private Reasons.@Nullable Distance distance(
            Expr test, Object value, Evaluation evaluation, Run run) {
        return switch (test) {
            case UnaryTests.AnyOf(var tests) -> {
                Reasons.Distance best = null;
                for (var each : tests) {
                    best = nearer(best, distance(each, value, evaluation, run));
                }
                yield best;
            }
            case UnaryTests.Bound(_, var relation, var end, _) -> {
                var boundary = constant(end, evaluation, run);
                yield relation == Operators.Relation.NE
                        ? null
                        : to(
                                boundary,
                                relation != Operators.Relation.LT
                                        && relation != Operators.Relation.GT,
                                value);
            }
            case UnaryTests.Matches(_, var expression, var usesValue, _) when !usesValue ->
                    toAny(constant(expression, evaluation, run), value);
            default -> null;
        };
    }

    private Reasons.@Nullable Distance toAny(@Nullable Object wanted, Object value) {
        return switch (wanted) {
            case Range range ->
                    nearer(
                            to(range.low(), range.lowIncluded(), value),
                            to(range.high(), range.highIncluded(), value));
            case List<?> list -> {
                Reasons.Distance best = null;
                for (var each : list) {
                    best = nearer(best, toAny(each, value));
                }
                yield best;
            }
            case null -> null;
            default -> to(wanted, true, value);
        };
    }

    /// A value that needs no local variable; null when it does.
    private @Nullable Object constant(Expr expr, Evaluation evaluation, Run run) {
        return expr instanceof Operands.Const(var value, _)
                ? value
                : local(expr) ? null : expr.eval(new Frame(slots, evaluation, run));
    }

    private static boolean local(Expr expr) {
        if (!(expr instanceof Operands.Global) && !(expr instanceof Operands.Const)) {
            for (var part : expr.parts()) {
                if (local(part)) {
                    return true;
                }
            }
        }
        return expr instanceof Operands.Local
                || expr.getClass().getPackage() == Explainer.class.getPackage();
    }

    private static Reasons.@Nullable Distance to(
            @Nullable Object boundary, boolean included, Object value) {
        if (boundary == null) {
            return null;
        }
        var difference = Arithmetic.apply(Arithmetic.Op.SUBTRACT, boundary, value);
        return difference == null ? null : new Reasons.Distance(boundary, included, difference);
    }

    private static Reasons.@Nullable Distance nearer(
            Reasons.@Nullable Distance a, Reasons.@Nullable Distance b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return size(a.difference()).compareTo(size(b.difference())) <= 0 ? a : b;
    }

    private static BigDecimal size(Object difference) {
        return switch (difference) {
            case BigDecimal n -> n.abs();
            case Duration d -> Arithmetic.seconds(d.abs());
            case Period p -> BigDecimal.valueOf(Math.abs(p.toTotalMonths()));
            default -> BigDecimal.ZERO;
        };
    }

    // --- what would change it

    /// The values of one fact at which anything in the model may turn.
    ///
    /// @param ask evaluates an expression with another value of the fact
    public List<Object> boundaries(List<Node> nodes, int input, @Nullable Object current, Ask ask) {
        var found = new ArrayList<Object>();
        if (!(nodes.get(input) instanceof Node.InputNode node)) {
            return found;
        }
        node.type().allowedValues().forEach(it -> add(found, it, current));
        if (node.type().bare() == city.dmn.FeelType.Simple.BOOLEAN) {
            add(found, true, current);
            add(found, false, current);
        }
        for (var each : nodes) {
            if (each instanceof Node.DecisionNode(_, _, Expr logic, _, _, _, _) && logic != null) {
                comparisons(logic, input, current, found, ask);
            }
        }
        return found;
    }

    /// Evaluates with another value of the fact looked at.
    public interface Ask {
        @Nullable Object value(Expr expr, Object fact);
    }

    private static void add(List<Object> found, Object candidate, @Nullable Object current) {
        if (!Boolean.TRUE.equals(Values.equal(candidate, current))
                && found.stream()
                        .noneMatch(it -> Boolean.TRUE.equals(Values.equal(it, candidate)))) {
            found.add(candidate);
        }
    }

    private void comparisons(
            Expr expr, int input, @Nullable Object current, List<Object> found, Ask ask) {
        switch (expr) {
            case Table table -> {
                for (var c = 0; c < table.inputs().size(); c++) {
                    var column = table.inputs().get(c).expression();
                    for (var rule : table.rules()) {
                        around(column, rule.tests().get(c), input, current, found, ask);
                    }
                }
            }
            case Operators.Compare(_, var left, var right, _) -> {
                cross(left, right, input, current, found, ask);
                cross(right, left, input, current, found, ask);
            }
            case Operators.Between(var value, var low, var high, _) -> {
                cross(value, low, input, current, found, ask);
                cross(value, high, input, current, found, ask);
            }
            case Operators.In(var value, _, var tests, _) ->
                    around(value, tests, input, current, found, ask);
            default -> {}
        }
        for (var part : expr.parts()) {
            comparisons(part, input, current, found, ask);
        }
    }

    private void around(
            Expr column,
            Expr test,
            int input,
            @Nullable Object current,
            List<Object> found,
            Ask ask) {
        switch (test) {
            case UnaryTests.AnyOf(var tests) ->
                    tests.forEach(it -> around(column, it, input, current, found, ask));
            case UnaryTests.NoneOf(var tests) -> around(column, tests, input, current, found, ask);
            case UnaryTests.Bound(_, _, var end, _) ->
                    cross(column, end, input, current, found, ask);
            case UnaryTests.Matches(_, Operators.RangeOf range, _, _) ->
                    range.parts().forEach(it -> cross(column, it, input, current, found, ask));
            case UnaryTests.Matches(_, var expression, var usesValue, _) when !usesValue ->
                    cross(column, expression, input, current, found, ask);
            default -> {}
        }
    }

    /// Where a side that hangs on the fact crosses a side that does not.
    private void cross(
            Expr side,
            Expr other,
            int input,
            @Nullable Object current,
            List<Object> found,
            Ask ask) {
        if (local(side) || local(other)) {
            return;
        }
        if (side instanceof Operands.Global(var index, _, _) && index == input) {
            var end = ask.value(other, current == null ? "" : current);
            if (end != null && !(end instanceof Range) && !(end instanceof List<?>)) {
                add(found, end, current);
                for (var near : neighbours(end)) {
                    add(found, near, current);
                }
            }
            return;
        }
        if (current instanceof LocalDate || current instanceof BigDecimal) {
            for (var direction : new int[] {1, -1}) {
                var turn = turn(side, other, current, direction, ask);
                if (turn != null) {
                    add(found, turn, current);
                }
            }
        }
    }

    private static List<Object> neighbours(Object end) {
        return switch (end) {
            case LocalDate it -> List.of(it.plusDays(1), it.minusDays(1));
            case BigDecimal it -> List.of(it.add(it.ulp()), it.subtract(it.ulp()));
            default -> List.of();
        };
    }

    private static Object moved(Object current, long by) {
        return current instanceof LocalDate date
                ? date.plusDays(by)
                : ((BigDecimal) current).add(BigDecimal.valueOf(by));
    }

    /// The nearest value of the fact in one direction at which the order of two sides is another, by doubling steps
    /// and bisection; exact where the side only grows or only falls with the fact.
    private static @Nullable Object turn(
            Expr side, Expr other, Object current, int direction, Ask ask) {
        var now = order(side, other, current, ask);
        var low = 0L;
        var high = 1L;
        while (order(side, other, moved(current, direction * high), ask) == now) {
            low = high;
            high *= 2;
            if (high > 1 << 17) {
                return null;
            }
        }
        while (high - low > 1) {
            var middle = (low + high) / 2;
            if (order(side, other, moved(current, direction * middle), ask) == now) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return moved(current, direction * high);
    }

    private static int order(Expr side, Expr other, Object fact, Ask ask) {
        var a = ask.value(side, fact);
        var b = ask.value(other, fact);
        var order = Values.compare(a, b);
        return order == Values.UNORDERED ? 2 : Integer.signum(order);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.feel.Expr;
import city.dmn.feel.Frame;
import city.dmn.feel.Names;
import city.dmn.feel.Operators;
import city.dmn.feel.Types;
import city.dmn.feel.UnaryTests;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of a table can be made ready before the first case: plain tests as direct comparisons, constant answers. A
/// value of a kind that a plain test does not expect is left to the test itself, so the answers are the same.
final class Prepared {
    /// The mark of a rule whose answer must be computed.
    static final Object COMPUTED = new Object();

    /// A condition made ready.
    private interface Check {
        /// @param value of the column
        boolean passes(@Nullable Object value, Frame frame);
    }

    private record Condition(int slot, Check check) {}

    private final List<Condition[]> conditions = new ArrayList<>();
    private final List<@Nullable Object> answers = new ArrayList<>();

    Prepared(
            List<Table.InputColumn> inputs,
            List<Table.OutputColumn> outputs,
            List<Table.Rule> rules) {
        for (var rule : rules) {
            var row = new ArrayList<Condition>();
            for (var c = 0; c < inputs.size(); c++) {
                var test = rule.tests().get(c);
                if (!(test instanceof UnaryTests.Anything)) {
                    row.add(new Condition(inputs.get(c).slot(), check(test)));
                }
            }
            conditions.add(row.toArray(new Condition[0]));
            answers.add(answer(outputs, rule));
        }
    }

    boolean matches(int rule, Frame frame) {
        for (var condition : conditions.get(rule)) {
            if (!condition.check().passes(frame.get(condition.slot()), frame)) {
                return false;
            }
        }
        return true;
    }

    /// The constant answer of a rule, or [#COMPUTED].
    @Nullable Object answer(int rule) {
        return answers.get(rule);
    }

    @SuppressWarnings("ReferenceEquality")
    static boolean computed(@Nullable Object answer) {
        return answer == COMPUTED;
    }

    private static @Nullable Object answer(List<Table.OutputColumn> outputs, Table.Rule rule) {
        var context = new LinkedHashMap<String, @Nullable Object>();
        Object plain = null;
        for (var i = 0; i < outputs.size(); i++) {
            var column = outputs.get(i);
            if (!(rule.outputs().get(i) instanceof Names.Const(var value, _))) {
                return COMPUTED;
            }
            plain = Types.coerce(value, column.type());
            if (Types.misfit(plain)
                    || (plain != null
                            && column.allowed() != null
                            && !column.allowed().allows(plain))) {
                return COMPUTED;
            }
            context.put(column.name(), plain);
        }
        return outputs.size() == 1 ? plain : Collections.unmodifiableSequencedMap(context);
    }

    private static Check check(Expr test) {
        Check slow = (_, frame) -> Boolean.TRUE.equals(test.eval(frame));
        return switch (test) {
            case UnaryTests.Matches(_, Names.Const(var wanted, _), _, _) ->
                    switch (wanted) {
                        case null -> (value, _) -> value == null;
                        case String text ->
                                (value, frame) ->
                                        value instanceof String it
                                                ? it.equals(text)
                                                : slow.passes(value, frame);
                        case Boolean truth ->
                                (value, frame) ->
                                        value instanceof Boolean it
                                                ? it.equals(truth)
                                                : slow.passes(value, frame);
                        case BigDecimal n ->
                                (value, frame) ->
                                        value instanceof BigDecimal it
                                                ? it.compareTo(n) == 0
                                                : slow.passes(value, frame);
                        default -> slow;
                    };
            case UnaryTests.Matches(_, Operators.RangeOf range, _, _)
                    when range.low() instanceof Names.Const(BigDecimal low, _)
                            && range.high() instanceof Names.Const(BigDecimal high, _)
                            && low.compareTo(high) <= 0 -> {
                var from = range.lowIncluded() ? 0 : 1;
                var to = range.highIncluded() ? 0 : -1;
                yield (value, frame) ->
                        value instanceof BigDecimal it
                                ? it.compareTo(low) >= from && it.compareTo(high) <= to
                                : slow.passes(value, frame);
            }
            case UnaryTests.Bound(_, var relation, Names.Const(BigDecimal end, _), _) ->
                    (value, frame) ->
                            value instanceof BigDecimal it
                                    ? relation.holds(it.compareTo(end))
                                    : slow.passes(value, frame);
            case UnaryTests.Bound(_, var relation, Names.Const(LocalDate end, _), _) ->
                    (value, frame) ->
                            value instanceof LocalDate it
                                    ? relation.holds(it.compareTo(end))
                                    : slow.passes(value, frame);
            case UnaryTests.AnyOf(var tests) -> {
                var checks = tests.stream().map(Prepared::check).toArray(Check[]::new);
                yield (value, frame) -> {
                    for (var check : checks) {
                        if (check.passes(value, frame)) {
                            return true;
                        }
                    }
                    return false;
                };
            }
            default -> slow;
        };
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.feel.Entries;
import city.dmn.feel.Expr;
import city.dmn.feel.Frame;
import city.dmn.feel.Operands;
import city.dmn.feel.Operators;
import city.dmn.feel.Types;
import city.dmn.feel.UnaryTests;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of a table can be made ready before the first case: plain tests as direct comparisons, constant answers. A
/// value of a kind that a plain test does not expect is left to the test itself, so the answers are the same.
final class PreparedRules {
    /// The mark of a rule whose answer must be computed.
    static final Object COMPUTED = new Object();

    /// What a cell says: it holds.
    static final byte YES = 1;

    /// It does not hold.
    static final byte NO = 2;

    /// It cannot tell (null).
    static final byte UNKNOWN = 3;

    /// A condition made ready.
    private interface Check {
        /// @param value of the column
        byte ask(@Nullable Object value, Frame frame);
    }

    private static final Check ANYTHING = (_, _) -> YES;

    private record Condition(int slot, Check check) {}

    private final List<Condition[]> conditions = new ArrayList<>();
    private final List<Check[]> cells = new ArrayList<>();
    private final List<@Nullable Object> answers = new ArrayList<>();

    PreparedRules(
            List<Table.InputColumn> inputs,
            List<Table.OutputColumn> outputs,
            List<Table.Rule> rules) {
        for (var rule : rules) {
            var row = new ArrayList<Condition>();
            var checks = new Check[inputs.size()];
            for (var c = 0; c < inputs.size(); c++) {
                var test = rule.tests().get(c);
                checks[c] = ANYTHING;
                if (!(test instanceof UnaryTests.Anything)) {
                    checks[c] = check(test);
                    row.add(new Condition(inputs.get(c).slot(), checks[c]));
                }
            }
            conditions.add(row.toArray(new Condition[0]));
            cells.add(checks);
            answers.add(answer(outputs, rule));
        }
    }

    boolean matches(int rule, Frame frame) {
        for (var condition : conditions.get(rule)) {
            if (condition.check().ask(frame.get(condition.slot()), frame) != YES) {
                return false;
            }
        }
        return true;
    }

    /// What one cell says of its column's value.
    byte cell(int rule, int column, @Nullable Object value, Frame frame) {
        return cells.get(rule)[column].ask(value, frame);
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
            if (!(rule.outputs().get(i) instanceof Operands.Const(var value, _))) {
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
        return outputs.size() == 1 ? plain : Entries.given(context);
    }

    private static byte told(boolean holds) {
        return holds ? YES : NO;
    }

    private static Check check(Expr test) {
        Check slow = (_, frame) -> test.eval(frame) instanceof Boolean it ? told(it) : UNKNOWN;
        return switch (test) {
            case UnaryTests.Matches(_, Operands.Const(var wanted, _), _, _) ->
                    switch (wanted) {
                        case null -> (value, _) -> told(value == null);
                        case String text when text.length() <= 256 ->
                                (value, frame) ->
                                        value instanceof String it
                                                ? told(it.equals(text))
                                                : slow.ask(value, frame);
                        case Boolean truth ->
                                (value, frame) ->
                                        value instanceof Boolean it
                                                ? told(it.equals(truth))
                                                : slow.ask(value, frame);
                        case BigDecimal n ->
                                (value, frame) ->
                                        value instanceof BigDecimal it
                                                ? told(it.compareTo(n) == 0)
                                                : slow.ask(value, frame);
                        default -> slow;
                    };
            case UnaryTests.Matches(_, Operators.RangeOf range, _, _)
                    when range.low() instanceof Operands.Const(BigDecimal low, _)
                            && range.high() instanceof Operands.Const(BigDecimal high, _)
                            && low.compareTo(high) <= 0 -> {
                var from = range.lowIncluded() ? 0 : 1;
                var to = range.highIncluded() ? 0 : -1;
                yield (value, frame) ->
                        value instanceof BigDecimal it
                                ? told(it.compareTo(low) >= from && it.compareTo(high) <= to)
                                : slow.ask(value, frame);
            }
            case UnaryTests.Matches(_, Operators.RangeOf range, _, _)
                    when range.low() instanceof Operands.Const(LocalDate low, _)
                            && range.high() instanceof Operands.Const(LocalDate high, _)
                            && low.compareTo(high) <= 0 -> {
                var from = range.lowIncluded() ? 0 : 1;
                var to = range.highIncluded() ? 0 : -1;
                yield (value, frame) ->
                        value instanceof LocalDate it
                                ? told(it.compareTo(low) >= from && it.compareTo(high) <= to)
                                : slow.ask(value, frame);
            }
            case UnaryTests.Bound(_, var relation, Operands.Const(BigDecimal end, _), _) ->
                    (value, frame) ->
                            value instanceof BigDecimal it
                                    ? told(relation.holds(it.compareTo(end)))
                                    : slow.ask(value, frame);
            case UnaryTests.Bound(_, var relation, Operands.Const(LocalDate end, _), _) ->
                    (value, frame) ->
                            value instanceof LocalDate it
                                    ? told(relation.holds(it.compareTo(end)))
                                    : slow.ask(value, frame);
            case UnaryTests.AnyOf(var tests) -> {
                var checks = tests.stream().map(PreparedRules::check).toArray(Check[]::new);
                yield (value, frame) -> {
                    var answer = NO;
                    for (var check : checks) {
                        var one = check.ask(value, frame);
                        if (one == YES) {
                            return YES;
                        }
                        answer = one == UNKNOWN ? UNKNOWN : answer;
                    }
                    return answer;
                };
            }
            case UnaryTests.NoneOf(var tests) -> {
                var inner = check(tests);
                yield (value, frame) ->
                        switch (inner.ask(value, frame)) {
                            case YES -> NO;
                            case NO -> YES;
                            default -> UNKNOWN;
                        };
            }
            default -> slow;
        };
    }
}

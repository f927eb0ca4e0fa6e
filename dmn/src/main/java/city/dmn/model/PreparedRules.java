// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.feel.Access;
import city.dmn.feel.Builtin;
import city.dmn.feel.Control;
import city.dmn.feel.Entries;
import city.dmn.feel.Expr;
import city.dmn.feel.Frame;
import city.dmn.feel.Operands;
import city.dmn.feel.Operators;
import city.dmn.feel.Run;
import city.dmn.feel.Types;
import city.dmn.feel.UnaryTests;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What of a table can be made ready before the first case: plain tests as direct comparisons, constant answers. A
/// value of a kind that a plain test does not expect is left to the test itself, so the answers are the same.
final class PreparedRules {
    /// The mark of a rule whose answer must be computed.
    static final Object COMPUTED = new Object();

    private static final Set<String> OF_THE_DAY = Set.of("today", "now");
    private static final int STEPS = 1_000_000;

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

    /// A condition of a rule, with the commonest kinds laid open: a switch over them costs a fraction of a call of a
    /// [Check] whose class the compiler cannot foresee.
    private static final class Condition {
        private enum Kind {
            TEXT,
            TRUTH,
            NUMBERS,
            OTHER
        }

        private final int slot;
        private final Check check;
        private final Kind kind;
        private final String text;
        private final boolean truth;

        /// The least number and the greatest, each with what comparing with it must give at least and at most: 0, or 1
        /// and −1 where it is excluded. Null where there is none.
        private final @Nullable BigDecimal low;

        private final @Nullable BigDecimal high;
        private final int from;
        private final int to;

        private Condition(int slot, Check check, Kind kind, String text, boolean truth) {
            this.slot = slot;
            this.check = check;
            this.kind = kind;
            this.text = text;
            this.truth = truth;
            this.low = null;
            this.high = null;
            this.from = 0;
            this.to = 0;
        }

        private Condition(
                int slot,
                Check check,
                @Nullable BigDecimal low,
                int from,
                @Nullable BigDecimal high,
                int to) {
            this.slot = slot;
            this.check = check;
            this.kind = Kind.NUMBERS;
            this.text = "";
            this.truth = false;
            this.low = low;
            this.high = high;
            this.from = from;
            this.to = to;
        }

        static Condition of(int slot, Expr test, Check check) {
            return switch (test) {
                case UnaryTests.Matches(_, Operands.Const(String text, _), _, _) ->
                        new Condition(slot, check, Kind.TEXT, text, false);
                case UnaryTests.Matches(_, Operands.Const(Boolean truth, _), _, _) ->
                        new Condition(slot, check, Kind.TRUTH, "", truth);
                case UnaryTests.Matches(_, Operands.Const(BigDecimal n, _), _, _) ->
                        new Condition(slot, check, n, 0, n, 0);
                case UnaryTests.Matches(_, Operators.RangeOf range, _, _)
                        when range.low() instanceof Operands.Const(BigDecimal low, _)
                                && range.high() instanceof Operands.Const(BigDecimal high, _)
                                && low.compareTo(high) <= 0 ->
                        new Condition(
                                slot,
                                check,
                                low,
                                range.lowIncluded() ? 0 : 1,
                                high,
                                range.highIncluded() ? 0 : -1);
                case UnaryTests.Bound(_, var relation, Operands.Const(BigDecimal end, _), _) ->
                        switch (relation) {
                            case LT -> new Condition(slot, check, null, 0, end, -1);
                            case LE -> new Condition(slot, check, null, 0, end, 0);
                            case GT -> new Condition(slot, check, end, 1, null, 0);
                            case GE -> new Condition(slot, check, end, 0, null, 0);
                            case EQ -> new Condition(slot, check, end, 0, end, 0);
                            default -> new Condition(slot, check, Kind.OTHER, "", false);
                        };
                default -> new Condition(slot, check, Kind.OTHER, "", false);
            };
        }

        boolean holds(Frame frame) {
            var value = frame.get(slot);
            switch (kind) {
                case TEXT -> {
                    if (value instanceof String it) {
                        return text.equals(it);
                    }
                }
                case TRUTH -> {
                    if (value instanceof Boolean it) {
                        return it == truth;
                    }
                }
                case NUMBERS -> {
                    if (value instanceof BigDecimal it) {
                        return (low == null || it.compareTo(low) >= from)
                                && (high == null || it.compareTo(high) <= to);
                    }
                }
                case OTHER -> {}
            }
            return check.ask(value, frame) == YES;
        }
    }

    private final Condition[][] conditions;
    private final Check[][] cells;
    private final @Nullable Object[] answers;
    private final int[] slots;
    private final boolean timeless;

    PreparedRules(
            List<Table.InputColumn> inputs,
            List<Table.OutputColumn> outputs,
            List<Table.Rule> rules) {
        slots = inputs.stream().mapToInt(Table.InputColumn::slot).toArray();
        timeless = rules.stream().allMatch(rule -> rule.tests().stream().allMatch(this::timeless));
        conditions = new Condition[rules.size()][];
        cells = new Check[rules.size()][];
        answers = new @Nullable Object[rules.size()];
        for (var r = 0; r < rules.size(); r++) {
            var rule = rules.get(r);
            var row = new ArrayList<Condition>();
            var checks = new Check[inputs.size()];
            for (var c = 0; c < inputs.size(); c++) {
                var test = rule.tests().get(c);
                checks[c] = ANYTHING;
                if (!(test instanceof UnaryTests.Anything)) {
                    checks[c] = check(test);
                    row.add(Condition.of(inputs.get(c).slot(), test, checks[c]));
                }
            }
            conditions[r] = row.toArray(new Condition[0]);
            cells[r] = checks;
            answers[r] = answer(outputs, rule);
        }
    }

    /// Whether each cell hangs on its column's value alone, so that it says the same whenever it is asked.
    boolean timeless() {
        return timeless;
    }

    private boolean timeless(Expr test) {
        var itself =
                switch (test) {
                    case UnaryTests.Anything _, UnaryTests.AnyOf _, UnaryTests.NoneOf _ -> true;
                    case UnaryTests.Bound _, UnaryTests.Matches _ -> true;
                    case Operands.Const(var value, _) ->
                            !(value instanceof Builtin builtin)
                                    || !OF_THE_DAY.contains(builtin.name());
                    case Operands.Local(var slot, _, _) ->
                            IntStream.of(slots).anyMatch(it -> it == slot);
                    case Operators.Compare _, Operators.And _, Operators.Or _ -> true;
                    case Operators.RangeOf _, Operators.Negate _, Operators.Arith _ -> true;
                    case Operators.Between _, Control.ListMaker _, Access.Call _ -> true;
                    default -> false;
                };
        if (!itself) {
            return false;
        }
        for (var part : test.parts()) {
            if (!timeless(part)) {
                return false;
            }
        }
        return true;
    }

    /// What one cell says of the columns' values, asked at any time; only where [#timeless].
    byte cell(int rule, int column, @Nullable Object[] values) {
        var size = 0;
        for (var slot : slots) {
            size = Math.max(size, slot + 1);
        }
        var frame = new Frame(size, _ -> null, new Run(LocalDate.EPOCH, null, STEPS, null));
        for (var c = 0; c < slots.length; c++) {
            frame.set(slots[c], values[c]);
        }
        try {
            return cell(rule, column, values[column], frame);
        } catch (Run.Exhausted e) {
            return UNKNOWN;
        }
    }

    boolean matches(int rule, Frame frame) {
        for (var condition : conditions[rule]) {
            if (!condition.holds(frame)) {
                return false;
            }
        }
        return true;
    }

    /// What one cell says of its column's value.
    byte cell(int rule, int column, @Nullable Object value, Frame frame) {
        return cells[rule][column].ask(value, frame);
    }

    /// The constant answer of a rule, or [#COMPUTED].
    @Nullable Object answer(int rule) {
        return answers[rule];
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

// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.feel.Access;
import city.dmn.feel.Arithmetic;
import city.dmn.feel.Control;
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
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the cells of a column tell apart: the constants that they name, or the computed ends, and values below, between
/// and above these.
final class Partition {
    private static final String COMPUTED = "compares with something that is computed";

    private final boolean fewValues;
    private final int own;
    private final TreeSet<Object> constants =
            new TreeSet<>((a, b) -> {
                var order = Values.compare(a, b);
                return order == Values.UNORDERED
                        ? a.getClass().getName().compareTo(b.getClass().getName())
                        : order;
            });
    private final ComputedEnds ends = new ComputedEnds();

    /// @param fewValues whether all values are known and each will be asked
    /// @param own the variable of the model that the column is; -1 when it is computed
    Partition(boolean fewValues, int own) {
        this.fewValues = fewValues;
        this.own = own;
    }

    /// Adds the values at which a cell can turn.
    ///
    /// @return why the cell cannot be judged; null when it can
    @Nullable String add(Expr test) {
        var why = tests(test);
        return why == null && !ends.isEmpty() && (fewValues || !constants.isEmpty())
                ? COMPUTED
                : why;
    }

    /// Gives computed ends an order when all cells are added.
    ///
    /// @return why it cannot be judged; null when it can
    @Nullable String settle() {
        return ends.settle() ? null : COMPUTED;
    }

    ComputedEnds ends() {
        return ends;
    }

    /// The values at which cells can turn, in order; what stands for computed ends among them.
    List<Object> turns() {
        return ends.isEmpty() ? List.copyOf(constants) : ends.values();
    }

    private @Nullable String tests(Expr test) {
        return switch (test) {
            case UnaryTests.Anything _ -> null;
            case UnaryTests.AnyOf(var tests) -> {
                for (var each : tests) {
                    var why = tests(each);
                    if (why != null) {
                        yield why;
                    }
                }
                yield null;
            }
            case UnaryTests.NoneOf(var tests) -> tests(tests);
            case UnaryTests.Bound(_, _, var end, _) -> end(end);
            case UnaryTests.Matches(_, var expression, var usesValue, _) ->
                    usesValue ? condition(expression) : end(expression);
            default -> "is written in a way that cannot be judged";
        };
    }

    private @Nullable String end(Expr end) {
        return switch (end) {
            case Operands.Const(var value, _) -> {
                if (value != null) {
                    constants.add(value);
                }
                yield null;
            }
            case Operands.Global computed ->
                    computed.index() != own && ends.add(computed) ? null : COMPUTED;
            case Operators.RangeOf _, Control.ListMaker _, Operators.Negate _ -> {
                for (var part : end.parts()) {
                    var why = end(part);
                    if (why != null) {
                        yield why;
                    }
                }
                if (end instanceof Operators.RangeOf range) {
                    ends.order(range);
                }
                yield null;
            }
            case Access.Call(Operands.Const _, var arguments, _, _, _)
                    when !arguments.isEmpty()
                            && arguments.stream().allMatch(it -> it instanceof Operands.Const) -> {
                var run = new Run(LocalDate.EPOCH, null, 1000, null);
                var value = end.eval(new Frame(0, _ -> null, run));
                if (value != null) {
                    constants.add(value);
                }
                yield null;
            }
            default -> COMPUTED;
        };
    }

    private @Nullable String condition(Expr expr) {
        return switch (expr) {
            case Operators.And(var a, var b, _) -> either(condition(a), condition(b));
            case Operators.Or(var a, var b, _) -> either(condition(a), condition(b));
            case Operators.Compare(_, Operands.Local _, var right, _) -> end(right);
            case Operators.Compare(_, var left, Operands.Local _, _) -> end(left);
            default -> fewValues && closed(expr) ? null : "asks something that cannot be judged";
        };
    }

    private static boolean closed(Expr expr) {
        if (expr instanceof Operands.Global) {
            return false;
        }
        for (var part : expr.parts()) {
            if (!closed(part)) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String either(@Nullable String a, @Nullable String b) {
        return a == null ? b : a;
    }

    /// Each value at which cells can turn, and one below, between and above.
    static List<Object> between(List<Object> turns) {
        var values = new ArrayList<Object>();
        for (var i = 0; i < turns.size(); i++) {
            var here = turns.get(i);
            if (i == 0) {
                add(values, moved(here, -1));
            }
            values.add(here);
            var next = i + 1 < turns.size() ? turns.get(i + 1) : null;
            if (next == null) {
                add(values, moved(here, 1));
            } else if (here instanceof BigDecimal a && next instanceof BigDecimal b) {
                values.add(a.add(b).divide(BigDecimal.TWO, Values.DECIMAL));
            } else {
                var after = moved(here, 1);
                if (after != null && Values.compare(after, next) < 0) {
                    values.add(after);
                }
            }
        }
        return values;
    }

    private static void add(List<Object> values, @Nullable Object value) {
        if (value != null) {
            values.add(value);
        }
    }

    private static @Nullable Object moved(Object value, int by) {
        return switch (value) {
            case BigDecimal n -> n.add(BigDecimal.valueOf(by));
            case LocalDate d -> d.plusDays(by);
            case Period p -> Arithmetic.months(p.toTotalMonths() + by);
            case Duration d -> d.plusSeconds(by);
            default -> null;
        };
    }
}

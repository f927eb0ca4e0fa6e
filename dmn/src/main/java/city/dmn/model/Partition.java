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
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the cells of a column tell apart: the constants that they name, and values below, between and above these.
final class Partition {
    private Partition() {}

    /// Gathers the values at which a cell can turn.
    ///
    /// @param fewValues whether all values are known and each will be asked
    /// @return why the cell cannot be judged; null when it can
    static @Nullable String constants(Expr test, Set<Object> into, boolean fewValues) {
        return switch (test) {
            case UnaryTests.Anything _ -> null;
            case UnaryTests.AnyOf(var tests) -> all(tests, into, fewValues);
            case UnaryTests.NoneOf(var tests) -> constants(tests, into, fewValues);
            case UnaryTests.Bound(_, _, var end, _) -> constant(end, into);
            case UnaryTests.Matches(_, var expression, var usesValue, _) ->
                    usesValue ? condition(expression, into, fewValues) : constant(expression, into);
            default -> "is written in a way that cannot be judged";
        };
    }

    static @Nullable String all(Iterable<Expr> tests, Set<Object> into, boolean fewValues) {
        for (var test : tests) {
            var why = constants(test, into, fewValues);
            if (why != null) {
                return why;
            }
        }
        return null;
    }

    static @Nullable String constant(Expr end, Set<Object> into) {
        return switch (end) {
            case Operands.Const(var value, _) -> {
                if (value != null) {
                    into.add(value);
                }
                yield null;
            }
            case Operators.RangeOf _, Control.ListMaker _, Operators.Negate _ -> {
                for (var part : end.parts()) {
                    var why = constant(part, into);
                    if (why != null) {
                        yield why;
                    }
                }
                yield null;
            }
            case Access.Call(Operands.Const _, var arguments, _, _, _)
                    when !arguments.isEmpty()
                            && arguments.stream().allMatch(it -> it instanceof Operands.Const) -> {
                var run = new Run(LocalDate.EPOCH, null, 1000, null);
                var value = end.eval(new Frame(0, _ -> null, run));
                if (value != null) {
                    into.add(value);
                }
                yield null;
            }
            default -> "compares with something that is computed";
        };
    }

    static @Nullable String condition(Expr expr, Set<Object> into, boolean fewValues) {
        return switch (expr) {
            case Operators.And(var a, var b, _) ->
                    either(condition(a, into, fewValues), condition(b, into, fewValues));
            case Operators.Or(var a, var b, _) ->
                    either(condition(a, into, fewValues), condition(b, into, fewValues));
            case Operators.Compare(_, Operands.Local _, var right, _) -> constant(right, into);
            case Operators.Compare(_, var left, Operands.Local _, _) -> constant(left, into);
            default -> fewValues && closed(expr) ? null : "asks something that cannot be judged";
        };
    }

    static boolean closed(Expr expr) {
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

    static @Nullable String either(@Nullable String a, @Nullable String b) {
        return a == null ? b : a;
    }

    /// Each constant, and a value below, between and above.
    static void between(List<Object> constants, List<Object> values) {
        for (var i = 0; i < constants.size(); i++) {
            var here = constants.get(i);
            if (i == 0) {
                add(values, moved(here, -1));
            }
            values.add(here);
            var next = i + 1 < constants.size() ? constants.get(i + 1) : null;
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
    }

    static void add(List<Object> values, @Nullable Object value) {
        if (value != null) {
            values.add(value);
        }
    }

    static @Nullable Object moved(Object value, int by) {
        return switch (value) {
            case BigDecimal n -> n.add(BigDecimal.valueOf(by));
            case LocalDate d -> d.plusDays(by);
            case Period p -> Arithmetic.months(p.toTotalMonths() + by);
            case Duration d -> d.plusSeconds(by);
            default -> null;
        };
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.feel.Access;
import city.dmn.feel.Builtin;
import city.dmn.feel.Control;
import city.dmn.feel.Expr;
import city.dmn.feel.Frame;
import city.dmn.feel.Operands;
import city.dmn.feel.Operators;
import city.dmn.feel.Run;
import city.dmn.feel.UnaryTests;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the cells of a column tell apart: the constants that they name, or the computed ends.
final class Partition {
    private static final String COMPUTED = "compares with something that is computed";
    private static final Set<String> NOT_CONSTANT = Set.of("today", "now");
    private static final int STEPS = 10_000;

    private final boolean fewValues;
    private final int own;
    private final int slot;
    private final Turns turns = new Turns();
    private final ComputedEnds ends = new ComputedEnds();

    /// @param fewValues whether all values are known and each will be asked
    /// @param own the variable of the model that the column is; -1 when it is computed
    /// @param slot of the value that the cells look at
    Partition(boolean fewValues, int own, int slot) {
        this.fewValues = fewValues;
        this.own = own;
        this.slot = slot;
    }

    /// Adds the values at which a cell can turn.
    ///
    /// @return why the cell cannot be judged; null when it can
    @Nullable String add(Expr test) {
        var why = tests(test);
        return why == null && !ends.isEmpty() && (fewValues || !turns.isEmpty()) ? COMPUTED : why;
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

    /// The values at which cells can turn; what stands for computed ends among them.
    Turns turns() {
        ends.values().forEach(it -> turns.add(it, true));
        return turns;
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
            case UnaryTests.Bound(_, var relation, var end, _) -> end(end, ordered(relation));
            case UnaryTests.Matches(_, var expression, var usesValue, _) ->
                    usesValue ? condition(expression) : end(expression, false);
            default -> "is written in a way that cannot be judged";
        };
    }

    private static boolean ordered(Operators.Relation relation) {
        return relation != Operators.Relation.EQ && relation != Operators.Relation.NE;
    }

    /// @param ordered whether the cell asks what is less or more, not only what is equal
    private @Nullable String end(Expr end, boolean ordered) {
        return switch (end) {
            case Operands.Const(var value, _) -> {
                if (value != null) {
                    turns.add(value, ordered);
                }
                yield null;
            }
            case Operands.Global computed ->
                    computed.index() != own && ends.add(computed) ? null : COMPUTED;
            case Operators.RangeOf range -> {
                String why = null;
                for (var part : range.parts()) {
                    why = either(why, end(part, true));
                }
                if (why == null) {
                    ends.order(range);
                }
                yield why;
            }
            case Control.ListMaker _, Operators.Negate _ -> {
                for (var part : end.parts()) {
                    var why = end(part, ordered);
                    if (why != null) {
                        yield why;
                    }
                }
                yield null;
            }
            default -> constant(end) ? computed(end, ordered) : COMPUTED;
        };
    }

    /// Whether an expression is the same for every case. Those that could be computed before are [Operands.Const] by now;
    /// what is left is broken, or gives a boolean.
    private static boolean constant(Expr expr) {
        return switch (expr) {
            case Operands.Const _ -> true;
            case Access.Call(Operands.Const(Builtin builtin, _), var arguments, _, _, _) ->
                    !NOT_CONSTANT.contains(builtin.name())
                            && arguments.stream().allMatch(Partition::constant);
            case Operators.Arith _, Operators.Negate _, Access.Path _ -> {
                for (var part : expr.parts()) {
                    if (!constant(part)) {
                        yield false;
                    }
                }
                yield true;
            }
            default -> false;
        };
    }

    private @Nullable String computed(Expr expr, boolean ordered) {
        try {
            var run = new Run(LocalDate.EPOCH, null, STEPS, null);
            var value = expr.eval(new Frame(0, _ -> null, run));
            if (value != null) {
                turns.add(value, ordered);
            }
            return null;
        } catch (Run.Exhausted e) {
            return ColumnClasses.TOO_LONG;
        }
    }

    private @Nullable String condition(Expr expr) {
        return switch (expr) {
            case Operators.And(var a, var b, _) -> either(condition(a), condition(b));
            case Operators.Or(var a, var b, _) -> either(condition(a), condition(b));
            case Operators.Compare(var relation, var left, var right, _) when value(left) ->
                    end(right, ordered(relation));
            case Operators.Compare(var relation, var left, var right, _) when value(right) ->
                    end(left, ordered(relation));
            case Operators.Between(var of, var low, var high, _) when value(of) ->
                    either(end(low, true), end(high, true));
            case Operators.In(var of, _, var tests, _) when value(of) -> tests(tests);
            case Access.Call(Operands.Const(Builtin builtin, _), var arguments, _, _, _)
                    when builtin.name().equals("not") && arguments.size() == 1 ->
                    condition(arguments.getFirst());
            default -> fewValues && closed(expr) ? null : "asks something that cannot be judged";
        };
    }

    private boolean value(Expr expr) {
        return expr instanceof Operands.Local(var it, _, _) && it == slot;
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
}

// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.feel.Access;
import city.dmn.feel.Builtin;
import city.dmn.feel.Control;
import city.dmn.feel.Expr;
import city.dmn.feel.Operands;
import city.dmn.feel.Operators;
import city.dmn.feel.UnaryTests;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What hangs on one variable, the day or an input, and whether it only grows or only falls with it. What only grows
/// crosses a fixed value at most once, so the place can be found by bisection over the real evaluation.
public final class Trends {
    /// The day as the variable; inputs are named by their node.
    public static final int DAY = -1;

    /// Which way a value goes while the variable grows.
    public enum Trend {
        CONSTANT,
        UP,
        DOWN,
        UNKNOWN;

        /// The other way.
        public Trend reversed() {
            return this == UP ? DOWN : this == DOWN ? UP : this;
        }

        /// Of a sum.
        public Trend plus(Trend other) {
            return this == CONSTANT ? other : other == CONSTANT || other == this ? this : UNKNOWN;
        }
    }

    /// Evaluates what does not hang on the variable.
    public interface Constants {
        @Nullable Object value(Expr expr, Locals locals);
    }

    private static final Set<String> MONOTONE_IN_FIRST =
            Set.of(
                    "floor",
                    "ceiling",
                    "round up",
                    "round down",
                    "round half up",
                    "round half down",
                    "decimal",
                    "date");

    private final List<Node> nodes;
    private final int variable;
    private final Constants constants;
    private final Map<Integer, Boolean> dependsByNode = new HashMap<>();

    /// @param variable [#DAY] or the index of an input's node
    public Trends(List<Node> nodes, int variable, Constants constants) {
        this.nodes = nodes;
        this.variable = variable;
        this.constants = constants;
    }

    /// Whether a value can be different for another value of the variable.
    public boolean depends(Expr expr, Locals locals) {
        return switch (expr) {
            case Operands.Const _ -> false;
            case Operands.Global(var index, _, _) -> dependsNode(index);
            case Operands.Local(var slot, _, _) -> dependsLocal(slot, locals);
            case UnaryTests.Bound(var slot, _, var end, _) ->
                    dependsLocal(slot, locals) || depends(end, locals);
            case UnaryTests.Matches(var slot, var tested, _, _) ->
                    dependsLocal(slot, locals) || depends(tested, locals);
            case Access.Call(Operands.Const(Builtin builtin, _), var arguments, _, _, _) ->
                    (variable == DAY
                                    && (builtin.name().equals("today")
                                            || builtin.name().equals("now")))
                            || arguments.stream().anyMatch(it -> depends(it, locals));
            default -> {
                for (var part : expr.parts()) {
                    if (depends(part, locals)) {
                        yield true;
                    }
                }
                yield false;
            }
        };
    }

    private boolean dependsLocal(int slot, Locals locals) {
        var meaning = locals.find(slot);
        return meaning != null && depends(meaning.expr(), meaning.locals());
    }

    private boolean dependsNode(int index) {
        var known = dependsByNode.get(index);
        if (known != null) {
            return known;
        }
        dependsByNode.put(index, false);
        var none = Locals.none(0);
        var result =
                switch (nodes.get(index)) {
                    case Node.InputNode _ -> index == variable;
                    case Node.DecisionNode it -> it.logic() != null && depends(it.logic(), none);
                    case Node.FunctionNode it -> depends(it.body(), none);
                    case Node.ServiceNode it -> it.outputs().stream().anyMatch(this::dependsNode);
                };
        dependsByNode.put(index, result);
        return result;
    }

    /// Which way a value goes; `UNKNOWN` where that is not plain.
    public Trend trend(Expr expr, Locals locals) {
        if (!depends(expr, locals)) {
            return Trend.CONSTANT;
        }
        return switch (expr) {
            case Operands.Global(var index, _, _) when index == variable -> Trend.UP;
            case Operands.Global(var index, _, _)
                    when nodes.get(index) instanceof Node.DecisionNode it && it.logic() != null ->
                    trend(it.logic(), Locals.none(it.slots()));
            case Operands.Local(var slot, _, _) -> {
                var meaning = locals.find(slot);
                yield meaning == null ? Trend.UNKNOWN : trend(meaning.expr(), meaning.locals());
            }
            case Typed(var value, _, _) -> trend(value, locals);
            case Control.ContextMaker it when it.result() != null ->
                    trend(it.result(), locals.inside(it));
            case Control.If(var condition, var then, var otherwise, _, _, _) -> {
                var taken = taken(condition, locals);
                yield taken == null ? Trend.UNKNOWN : trend(taken ? then : otherwise, locals);
            }
            case Operators.Negate(var operand, _) -> trend(operand, locals).reversed();
            case Operators.Arith(var op, var left, var right, _, _) -> {
                var a = trend(left, locals);
                var b = trend(right, locals);
                yield switch (op) {
                    case ADD -> a.plus(b);
                    case SUBTRACT -> a.plus(b.reversed());
                    case MULTIPLY ->
                            b == Trend.CONSTANT
                                    ? scaled(a, right, locals)
                                    : a == Trend.CONSTANT ? scaled(b, left, locals) : Trend.UNKNOWN;
                    case DIVIDE -> b == Trend.CONSTANT ? scaled(a, right, locals) : Trend.UNKNOWN;
                    case POWER -> Trend.UNKNOWN;
                };
            }
            case Access.Path(var source, var name, _, _) ->
                    switch (name) {
                        case "year", "years", "days" -> trend(source, locals);
                        default -> Trend.UNKNOWN;
                    };
            case Access.Call(Operands.Const(Builtin builtin, _), var arguments, var names, _, _) ->
                    call(builtin.name(), arguments, names, locals);
            default -> Trend.UNKNOWN;
        };
    }

    /// Whether a condition holds whatever the variable is; null where that hangs on the variable. An input is looked at
    /// where it is there, so that `if birth date = null` is answered.
    private @Nullable Boolean taken(Expr condition, Locals locals) {
        if (!depends(condition, locals)) {
            return Boolean.TRUE.equals(constants.value(condition, locals));
        }
        if (variable != DAY
                && condition
                        instanceof
                        Operators.Compare(var relation, var left, Operands.Const(var wanted, _), _)
                && wanted == null
                && isVariable(left, locals)) {
            return switch (relation) {
                case EQ -> false;
                case NE -> true;
                default -> null;
            };
        }
        return null;
    }

    private boolean isVariable(Expr expr, Locals locals) {
        return switch (expr) {
            case Operands.Global(var index, _, _) -> index == variable;
            case Operands.Local(var slot, _, _) -> {
                var meaning = locals.find(slot);
                yield meaning != null && isVariable(meaning.expr(), meaning.locals());
            }
            default -> false;
        };
    }

    private Trend scaled(Trend trend, Expr factor, Locals locals) {
        return switch (constants.value(factor, locals)) {
            case BigDecimal n -> n.signum() < 0 ? trend.reversed() : trend;
            case Duration d -> d.isNegative() ? trend.reversed() : trend;
            case Period p -> p.isNegative() ? trend.reversed() : trend;
            case null, default -> Trend.UNKNOWN;
        };
    }

    private Trend call(
            String name, List<Expr> arguments, @Nullable List<String> names, Locals locals) {
        if (name.equals("today")) {
            return Trend.UP;
        }
        if (name.equals("now")) {
            return Trend.UNKNOWN;
        }
        if (name.equals("years and months duration") && arguments.size() == 2) {
            var swapped = names != null && names.getFirst().equals("to");
            var from = trend(arguments.get(swapped ? 1 : 0), locals);
            var to = trend(arguments.get(swapped ? 0 : 1), locals);
            return to.plus(from.reversed());
        }
        if (names != null) {
            return Trend.UNKNOWN;
        }
        if (name.equals("date")
                && arguments.size() == 3
                && !everyYear(arguments.get(1), arguments.get(2), locals)) {
            return Trend.UNKNOWN; // 29 February comes and goes
        }
        var first = arguments.isEmpty() ? Trend.UNKNOWN : trend(arguments.getFirst(), locals);
        if (MONOTONE_IN_FIRST.contains(name)) {
            return arguments.stream().skip(1).allMatch(it -> trend(it, locals) == Trend.CONSTANT)
                    ? first
                    : Trend.UNKNOWN;
        }
        if (name.equals("min") || name.equals("max")) {
            var all = Trend.CONSTANT;
            for (var argument : arguments) {
                var parts =
                        argument instanceof Control.ListMaker(var elements, _)
                                ? elements
                                : List.of(argument);
                for (var part : parts) {
                    all = all.plus(trend(part, locals));
                }
            }
            return all;
        }
        return Trend.UNKNOWN;
    }

    /// Whether a day of a month is there in every year.
    private boolean everyYear(Expr month, Expr dayOfMonth, Locals locals) {
        return !depends(month, locals)
                && !depends(dayOfMonth, locals)
                && constants.value(month, locals) instanceof BigDecimal m
                && constants.value(dayOfMonth, locals) instanceof BigDecimal d
                && (m.compareTo(BigDecimal.TWO) != 0 || d.compareTo(BigDecimal.valueOf(28)) <= 0);
    }
}

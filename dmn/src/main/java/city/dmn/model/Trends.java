// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.feel.Access;
import city.dmn.feel.Builtin;
import city.dmn.feel.Control;
import city.dmn.feel.Expr;
import city.dmn.feel.Frame;
import city.dmn.feel.Globals;
import city.dmn.feel.Names;
import city.dmn.feel.Operators;
import city.dmn.feel.Run;
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

    /// A local variable: the expression that it stands for, and the variables of that.
    public record Thunk(Expr expr, Env env) {}

    /// Local variables by slot, for one body of logic.
    public record Env(int slots, Map<Integer, Thunk> locals) {
        /// A frame in which an expression finds the local variables that it uses, and no others: computing what is
        /// not asked for could be a fault.
        public Frame frame(Expr expr, Globals globals, Run run) {
            var frame = new Frame(slots, globals, run);
            if (!locals.isEmpty()) {
                fill(expr, frame, globals, run);
            }
            return frame;
        }

        private void fill(Expr expr, Frame frame, Globals globals, Run run) {
            switch (expr) {
                case Names.Const _, Names.Global _ -> {}
                case Names.Local(var slot, _, _) -> fill(slot, frame, globals, run);
                default -> {
                    if (expr instanceof UnaryTests.Bound it) {
                        fill(it.slot(), frame, globals, run);
                    } else if (expr instanceof UnaryTests.Matches it) {
                        fill(it.slot(), frame, globals, run);
                    }
                    for (var part : expr.parts()) {
                        fill(part, frame, globals, run);
                    }
                }
            }
        }

        private void fill(int slot, Frame frame, Globals globals, Run run) {
            var thunk = locals.get(slot);
            if (thunk != null) {
                frame.set(slot, thunk.expr().eval(thunk.env().frame(thunk.expr(), globals, run)));
            }
        }

        /// These and one more.
        public Env with(int slot, Thunk thunk) {
            var more = new HashMap<>(locals);
            more.put(slot, thunk);
            return new Env(slots, more);
        }
    }

    /// Evaluates what does not hang on the variable.
    public interface Now {
        @Nullable Object value(Expr expr, Env env);
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
    private final Now now;
    private final Map<Integer, Boolean> dependsByNode = new HashMap<>();

    /// @param variable [#DAY] or the index of an input's node
    public Trends(List<Node> nodes, int variable, Now now) {
        this.nodes = nodes;
        this.variable = variable;
        this.now = now;
    }

    /// Whether a value can be different for another value of the variable.
    public boolean depends(Expr expr, Env env) {
        return switch (expr) {
            case Names.Const _ -> false;
            case Names.Global(var index, _, _) -> dependsNode(index);
            case Names.Local(var slot, _, _) -> dependsLocal(slot, env);
            case UnaryTests.Bound(var slot, _, var end, _) ->
                    dependsLocal(slot, env) || depends(end, env);
            case UnaryTests.Matches(var slot, var tested, _, _) ->
                    dependsLocal(slot, env) || depends(tested, env);
            case Access.Call(Names.Const(Builtin builtin, _), var arguments, _, _, _) ->
                    (variable == DAY
                                    && (builtin.name().equals("today")
                                            || builtin.name().equals("now")))
                            || arguments.stream().anyMatch(it -> depends(it, env));
            default -> {
                for (var part : expr.parts()) {
                    if (depends(part, env)) {
                        yield true;
                    }
                }
                yield false;
            }
        };
    }

    private boolean dependsLocal(int slot, Env env) {
        var thunk = env.locals().get(slot);
        return thunk != null && depends(thunk.expr(), thunk.env());
    }

    private boolean dependsNode(int index) {
        var known = dependsByNode.get(index);
        if (known != null) {
            return known;
        }
        dependsByNode.put(index, false);
        var none = new Env(0, Map.of());
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
    public Trend trend(Expr expr, Env env) {
        if (!depends(expr, env)) {
            return Trend.CONSTANT;
        }
        return switch (expr) {
            case Names.Global(var index, _, _) when index == variable -> Trend.UP;
            case Names.Global(var index, _, _)
                    when nodes.get(index) instanceof Node.DecisionNode it && it.logic() != null ->
                    trend(it.logic(), new Env(it.slots(), Map.of()));
            case Names.Local(var slot, _, _) -> {
                var thunk = env.locals().get(slot);
                yield thunk == null ? Trend.UNKNOWN : trend(thunk.expr(), thunk.env());
            }
            case Typed(var value, _, _) -> trend(value, env);
            case Control.ContextMaker it when it.result() != null ->
                    trend(it.result(), entries(it, env));
            case Control.If(var condition, var then, var otherwise, _, _) -> {
                var taken = taken(condition, env);
                yield taken == null ? Trend.UNKNOWN : trend(taken ? then : otherwise, env);
            }
            case Operators.Negate(var operand, _) -> trend(operand, env).reversed();
            case Operators.Arith(var op, var left, var right, _, _) -> {
                var a = trend(left, env);
                var b = trend(right, env);
                yield switch (op) {
                    case ADD -> a.plus(b);
                    case SUBTRACT -> a.plus(b.reversed());
                    case MULTIPLY ->
                            b == Trend.CONSTANT
                                    ? scaled(a, right, env)
                                    : a == Trend.CONSTANT ? scaled(b, left, env) : Trend.UNKNOWN;
                    case DIVIDE -> b == Trend.CONSTANT ? scaled(a, right, env) : Trend.UNKNOWN;
                    case POWER -> Trend.UNKNOWN;
                };
            }
            case Access.Path(var source, var name, _, _) ->
                    switch (name) {
                        case "year", "years", "days" -> trend(source, env);
                        default -> Trend.UNKNOWN;
                    };
            case Access.Call(Names.Const(Builtin builtin, _), var arguments, var names, _, _) ->
                    call(builtin.name(), arguments, names, env);
            default -> Trend.UNKNOWN;
        };
    }

    /// Whether a condition holds whatever the variable is; null where that hangs on the variable. An input is looked at
    /// where it is there, so that `if birth date = null` is answered.
    private @Nullable Boolean taken(Expr condition, Env env) {
        if (!depends(condition, env)) {
            return Boolean.TRUE.equals(now.value(condition, env));
        }
        if (variable != DAY
                && condition
                        instanceof
                        Operators.Compare(var relation, var left, Names.Const(var wanted, _), _)
                && wanted == null
                && isVariable(left, env)) {
            return switch (relation) {
                case EQ -> false;
                case NE -> true;
                default -> null;
            };
        }
        return null;
    }

    private boolean isVariable(Expr expr, Env env) {
        return switch (expr) {
            case Names.Global(var index, _, _) -> index == variable;
            case Names.Local(var slot, _, _) -> {
                var thunk = env.locals().get(slot);
                yield thunk != null && isVariable(thunk.expr(), thunk.env());
            }
            default -> false;
        };
    }

    private Trend scaled(Trend trend, Expr factor, Env env) {
        return switch (now.value(factor, env)) {
            case BigDecimal n -> n.signum() < 0 ? trend.reversed() : trend;
            case Duration d -> d.isNegative() ? trend.reversed() : trend;
            case Period p -> p.isNegative() ? trend.reversed() : trend;
            case null, default -> Trend.UNKNOWN;
        };
    }

    private Trend call(String name, List<Expr> arguments, @Nullable List<String> names, Env env) {
        if (name.equals("today")) {
            return Trend.UP;
        }
        if (name.equals("now")) {
            return Trend.UNKNOWN;
        }
        if (name.equals("years and months duration") && arguments.size() == 2) {
            var swapped = names != null && names.getFirst().equals("to");
            var from = trend(arguments.get(swapped ? 1 : 0), env);
            var to = trend(arguments.get(swapped ? 0 : 1), env);
            return to.plus(from.reversed());
        }
        if (names != null) {
            return Trend.UNKNOWN;
        }
        if (name.equals("date")
                && arguments.size() == 3
                && !everyYear(arguments.get(1), arguments.get(2), env)) {
            return Trend.UNKNOWN; // 29 February comes and goes
        }
        var first = arguments.isEmpty() ? Trend.UNKNOWN : trend(arguments.getFirst(), env);
        if (MONOTONE_IN_FIRST.contains(name)) {
            return arguments.stream().skip(1).allMatch(it -> trend(it, env) == Trend.CONSTANT)
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
                    all = all.plus(trend(part, env));
                }
            }
            return all;
        }
        return Trend.UNKNOWN;
    }

    /// Whether a day of a month is there in every year.
    private boolean everyYear(Expr month, Expr dayOfMonth, Env env) {
        return !depends(month, env)
                && !depends(dayOfMonth, env)
                && now.value(month, env) instanceof BigDecimal m
                && now.value(dayOfMonth, env) instanceof BigDecimal d
                && (m.compareTo(BigDecimal.TWO) != 0 || d.compareTo(BigDecimal.valueOf(28)) <= 0);
    }

    /// The variables inside a context: its entries.
    public static Env entries(Control.ContextMaker context, Env env) {
        var inner = env;
        for (var entry : context.entries()) {
            inner = inner.with(entry.slot(), new Thunk(entry.value(), inner));
        }
        return inner;
    }
}

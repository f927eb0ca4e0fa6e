// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import java.time.LocalDate;
import java.util.Set;

/// Computes once, when a model is compiled, what is the same for every case: `date("2026-08-01")`, `-5`, `1 / 3`. What
/// would be a fault is left as it stands, so that each evaluation reports it; so is what gives a boolean, since a test
/// that is written as a boolean means something else than one that computes it.
final class Fold {
    private static final Set<String> NOT_CONSTANT = Set.of("today", "now");
    private static final int STEPS = 10_000;
    private static final Globals NOTHING =
            index -> {
                throw new IllegalStateException("a constant asked for variable " + index);
            };

    private Fold() {}

    static Expr of(Expr expr) {
        if (!constant(expr)) {
            return expr;
        }
        var run = new Run(LocalDate.EPOCH, null, STEPS, null);
        try {
            var value = expr.eval(new Frame(0, NOTHING, run));
            return value == null || value instanceof Boolean || !run.faults().isEmpty()
                    ? expr
                    : new Operands.Const(value, type(expr, value));
        } catch (Run.Exhausted e) {
            return expr;
        }
    }

    private static FeelType type(Expr expr, Object value) {
        return expr.type() == Simple.ANY && Values.typeOf(value) instanceof Simple simple
                ? simple
                : expr.type();
    }

    private static boolean constant(Expr expr) {
        return switch (expr) {
            case Operators.Arith(_, var left, var right, _, _) ->
                    left instanceof Operands.Const && right instanceof Operands.Const;
            case Operators.Negate(var operand, _) -> operand instanceof Operands.Const;
            case Access.Call(Operands.Const(Builtin builtin, _), var arguments, _, _, _) ->
                    !NOT_CONSTANT.contains(builtin.name())
                            && arguments.stream()
                                    .allMatch(it ->
                                            it instanceof Operands.Const(var value, _)
                                                    && !(value instanceof Fn));
            default -> false;
        };
    }
}

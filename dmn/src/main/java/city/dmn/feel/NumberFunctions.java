// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import static java.util.Objects.requireNonNull;

import city.dmn.FeelType.Simple;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Functions of numbers and booleans (DMN 1.5, 10.3.4.1, 10.3.4.2, 10.3.4.5).
final class NumberFunctions {
    private NumberFunctions() {}

    static void addTo(List<Builtin> all) {
        Builtins.add(all, "not", Simple.BOOLEAN)
                .with("negand:BOOLEAN", (_, a) -> Boolean.FALSE.equals(a[0]))
                .with("negand:ANY~", (_, a) -> notOf(a[0]));
        rounding(all, "floor", RoundingMode.FLOOR, true);
        rounding(all, "ceiling", RoundingMode.CEILING, true);
        rounding(all, "round up", RoundingMode.UP, false);
        rounding(all, "round down", RoundingMode.DOWN, false);
        rounding(all, "round half up", RoundingMode.HALF_UP, false);
        rounding(all, "round half down", RoundingMode.HALF_DOWN, false);
        rounding(all, "decimal", RoundingMode.HALF_EVEN, false);
        Builtins.add(all, "abs", Simple.ANY)
                .with("n:NUMBER", (_, a) -> number(a[0]).abs())
                .with("n:DAY_DURATION", (_, a) -> ((Duration) requireNonNull(a[0])).abs())
                .with(
                        "n:POINT",
                        (_, a) -> {
                            if (a[0] instanceof Period p) {
                                return p.isNegative() ? p.negated() : p;
                            }
                            throw new Builtin.Refusal("wants a number or a duration");
                        });
        Builtins.add(all, "modulo", Simple.NUMBER)
                .with(
                        "dividend:NUMBER, divisor:NUMBER",
                        (_, a) -> modulo(number(a[0]), number(a[1])));
        Builtins.add(all, "sqrt", Simple.NUMBER)
                .costing(100)
                .with(
                        "number:NUMBER",
                        (_, a) -> {
                            if (number(a[0]).signum() < 0) {
                                throw new Builtin.Refusal("the root of a negative number");
                            }
                            return number(a[0]).sqrt(Values.DECIMAL);
                        });
        Builtins.add(all, "log", Simple.NUMBER)
                .costing(200)
                .with(
                        "number:NUMBER",
                        (_, a) -> {
                            if (number(a[0]).signum() <= 0) {
                                throw new Builtin.Refusal(
                                        "the logarithm of a number that is not positive");
                            }
                            return Powers.ln(number(a[0]));
                        });
        Builtins.add(all, "exp", Simple.NUMBER)
                .costing(200)
                .with(
                        "number:NUMBER",
                        (_, a) -> {
                            var result = Powers.exp(number(a[0]));
                            if (result == null) {
                                throw new Builtin.Refusal("the result is too large");
                            }
                            return result;
                        });
        Builtins.add(all, "odd", Simple.BOOLEAN)
                .with(
                        "number:NUMBER",
                        (_, a) -> Arithmetic.whole(number(a[0])) && !Arithmetic.even(number(a[0])));
        Builtins.add(all, "even", Simple.BOOLEAN)
                .with(
                        "number:NUMBER",
                        (_, a) -> Arithmetic.whole(number(a[0])) && Arithmetic.even(number(a[0])));
    }

    private static @Nullable Object notOf(@Nullable Object v) {
        if (v == null) {
            return null;
        }
        throw new Builtin.Refusal("wants a boolean and was given a " + Values.typeName(v));
    }

    static BigDecimal number(@Nullable Object v) {
        return (BigDecimal) requireNonNull(v);
    }

    private static void rounding(
            List<Builtin> all, String name, RoundingMode mode, boolean optional) {
        Builtins.add(all, name, Simple.NUMBER)
                .with(
                        "n:NUMBER, scale:NUMBER" + (optional ? "?" : ""),
                        (f, a) ->
                                round(
                                        f.run,
                                        number(a[0]),
                                        a[1] == null ? BigDecimal.ZERO : number(a[1]),
                                        mode));
    }

    private static BigDecimal round(Run run, BigDecimal n, BigDecimal scale, RoundingMode mode) {
        if (scale.compareTo(BigDecimal.valueOf(-6111)) < 0
                || scale.compareTo(BigDecimal.valueOf(6176)) > 0) {
            throw new Builtin.Refusal("the scale " + scale + " is not between -6111 and 6176");
        }
        var places = scale.intValue();
        if (n.scale() <= places) {
            return n;
        }
        run.work(((long) n.scale() - places) >> 4);
        var rounded = n.setScale(places, mode);
        var digits = (long) rounded.precision() - rounded.scale();
        return places < 0 && digits <= Values.DECIMAL.getPrecision()
                ? rounded.setScale(0)
                : rounded;
    }

    private static BigDecimal modulo(BigDecimal dividend, BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw new Builtin.Refusal("division by zero");
        }
        // dividend - divisor * floor(dividend / divisor): the sign is the divisor's.
        var rest = dividend.remainder(divisor);
        return rest.signum() != 0 && rest.signum() != divisor.signum() ? rest.add(divisor) : rest;
    }
}

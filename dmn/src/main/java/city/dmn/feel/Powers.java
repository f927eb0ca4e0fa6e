// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Logarithm, exponential and powers in decimal, rounded to decimal128: the JDK has them for doubles only.
public final class Powers {
    private static final MathContext WORK = new MathContext(48, RoundingMode.HALF_EVEN);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal LN2 = lnNearOne(TWO);

    private Powers() {}

    /// x to the power y for x greater than 0; null when it cannot be held.
    static @Nullable BigDecimal power(BigDecimal x, BigDecimal y) {
        return exp(log(x, WORK).multiply(y, WORK));
    }

    /// The natural logarithm of a positive number.
    static BigDecimal ln(BigDecimal x) {
        return log(x, WORK).round(Values.DECIMAL).stripTrailingZeros();
    }

    /// The decimal logarithm of a positive number, as exactly as a double is.
    static double log10(BigDecimal x) {
        var digits = x.round(MathContext.DECIMAL64);
        return Math.log10(digits.unscaledValue().doubleValue()) - digits.scale();
    }

    /// e to the power x; null when it cannot be held.
    static @Nullable BigDecimal exp(BigDecimal x) {
        if (x.abs().compareTo(BigDecimal.valueOf(14_200)) > 0) {
            return x.signum() > 0 ? null : BigDecimal.ZERO;
        }
        // exp(x) = 2^k * exp(r), |r| <= ln 2 / 2
        var k = x.divide(LN2, WORK).setScale(0, RoundingMode.HALF_EVEN).intValueExact();
        var r = x.subtract(LN2.multiply(BigDecimal.valueOf(k), WORK), WORK);
        var term = BigDecimal.ONE;
        var sum = BigDecimal.ONE;
        for (var i = 1; i < 60; i++) {
            term = term.multiply(r, WORK).divide(BigDecimal.valueOf(i), WORK);
            sum = sum.add(term, WORK);
        }
        return Arithmetic.inRange(
                sum.multiply(TWO.pow(k, WORK), WORK).round(Values.DECIMAL).stripTrailingZeros());
    }

    private static BigDecimal log(BigDecimal x, MathContext context) {
        // x = m * 10^e, 1 <= m < 10; then halve m into [1, 2).
        var e = x.precision() - x.scale() - 1;
        var m = x.movePointLeft(e);
        var halvings = 0;
        while (m.compareTo(TWO) >= 0) {
            m = m.divide(TWO, context);
            halvings++;
        }
        var ln10 =
                LN2.multiply(BigDecimal.valueOf(3), context)
                        .add(lnNearOne(new BigDecimal("1.25")), context);
        return lnNearOne(m)
                .add(LN2.multiply(BigDecimal.valueOf(halvings), context), context)
                .add(ln10.multiply(BigDecimal.valueOf(e), context), context);
    }

    /// ln m = 2 artanh((m-1)/(m+1)), quick for 1 <= m <= 2.
    private static BigDecimal lnNearOne(BigDecimal m) {
        var z = m.subtract(BigDecimal.ONE).divide(m.add(BigDecimal.ONE), WORK);
        var square = z.multiply(z, WORK);
        var power = z;
        var sum = z;
        for (var i = 3; i < 110; i += 2) {
            power = power.multiply(square, WORK);
            sum = sum.add(power.divide(BigDecimal.valueOf(i), WORK), WORK);
        }
        return sum.multiply(TWO, WORK);
    }
}

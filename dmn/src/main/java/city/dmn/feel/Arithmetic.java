// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.ZonedTime;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// FEEL's `+ - * / **` (DMN 1.5, 10.3.2.13, tables 56 to 61). Null where the operands have no such operation,
/// or where the result leaves what FEEL can hold.
public final class Arithmetic {
    /// The largest decimal exponent of decimal128.
    private static final int MAX_EXPONENT = 6144;

    /// The largest exponent that [BigDecimal#pow] takes.
    private static final BigDecimal MOST_TIMES = BigDecimal.valueOf(999_999_999);

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    /// What a power costs, beside a simpler operation.
    static final int POWER_STEPS = 100;

    /// The operators.
    public enum Op {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        POWER("**");

        public final String symbol;

        Op(String symbol) {
            this.symbol = symbol;
        }
    }

    private Arithmetic() {}

    /// Applies an operator; null when it does not apply.
    public static @Nullable Object apply(Op op, @Nullable Object a, @Nullable Object b) {
        if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
            return numbers(op, x, y);
        }
        if (a == null || b == null) {
            return null;
        }
        try {
            return switch (op) {
                case ADD -> add(a, b);
                case SUBTRACT -> subtract(a, b);
                case MULTIPLY ->
                        b instanceof BigDecimal n
                                ? times(a, n)
                                : a instanceof BigDecimal n ? times(b, n) : null;
                case DIVIDE -> divide(a, b);
                case POWER -> null;
            };
        } catch (DateTimeException | ArithmeticException tooFar) {
            return null;
        }
    }

    private static @Nullable BigDecimal numbers(Op op, BigDecimal x, BigDecimal y) {
        return switch (op) {
            case ADD -> inRange(x.add(y, Values.DECIMAL));
            case SUBTRACT -> inRange(x.subtract(y, Values.DECIMAL));
            case MULTIPLY -> inRange(x.multiply(y, Values.DECIMAL));
            case DIVIDE -> y.signum() == 0 ? null : inRange(x.divide(y, Values.DECIMAL));
            case POWER -> power(x, y);
        };
    }

    /// A number if decimal128 can hold it; null when it is too large; 0 when it is too small.
    public static @Nullable BigDecimal inRange(BigDecimal n) {
        var scale = n.scale();
        if (scale < 6000 && scale > -6000) {
            return n;
        }
        var exponent = (long) n.precision() - scale - 1;
        if (exponent > MAX_EXPONENT) {
            return n.signum() == 0 ? BigDecimal.ZERO : null;
        }
        return exponent < -MAX_EXPONENT - 32 ? BigDecimal.ZERO : n;
    }

    private static @Nullable BigDecimal power(BigDecimal x, BigDecimal y) {
        try {
            if (y.signum() == 0) {
                return BigDecimal.ONE;
            }
            if (x.signum() == 0) {
                return y.signum() > 0 ? BigDecimal.ZERO : null;
            }
            if (!whole(y)) {
                return x.signum() < 0 ? null : Powers.power(x, y);
            }
            var negative = x.signum() < 0 && !even(y);
            if (x.abs().compareTo(BigDecimal.ONE) == 0) {
                return negative ? BigDecimal.ONE.negate() : BigDecimal.ONE;
            }
            // The result's exponent first, or pow would labour on numbers that cannot be held.
            var magnitude = Powers.log10(x.abs()) * y.doubleValue();
            if (Math.abs(magnitude) > MAX_EXPONENT + 40) {
                return magnitude > 0 ? null : BigDecimal.ZERO;
            }
            if (y.abs().compareTo(MOST_TIMES) <= 0) {
                return inRange(x.pow(y.intValueExact(), Values.DECIMAL));
            }
            var result = Powers.power(x.abs(), y);
            return result == null || !negative ? result : result.negate();
        } catch (ArithmeticException tooLarge) {
            return null;
        }
    }

    static boolean whole(BigDecimal n) {
        return n.scale() <= 0 || n.stripTrailingZeros().scale() <= 0;
    }

    /// Whether a whole number is even; one that ends in zeros is, however large.
    static boolean even(BigDecimal n) {
        return n.scale() < 0 || !n.toBigInteger().testBit(0);
    }

    private static @Nullable Object add(Object a, Object b) {
        if (a instanceof String x && b instanceof String y) {
            return x + y;
        }
        if (a instanceof Period x && b instanceof Period y) {
            return months(Math.addExact(x.toTotalMonths(), y.toTotalMonths()));
        }
        if (a instanceof Duration x && b instanceof Duration y) {
            return x.plus(y);
        }
        if (b instanceof Period || b instanceof Duration) {
            return shift(a, b, 1);
        }
        return a instanceof Period || a instanceof Duration ? shift(b, a, 1) : null;
    }

    private static @Nullable Object subtract(Object a, Object b) {
        if (a instanceof Period x && b instanceof Period y) {
            return months(Math.subtractExact(x.toTotalMonths(), y.toTotalMonths()));
        }
        if (a instanceof Duration x && b instanceof Duration y) {
            return x.minus(y);
        }
        if (b instanceof Period || b instanceof Duration) {
            return shift(a, b, -1);
        }
        if (Values.isTime(a) && Values.isTime(b)) {
            if (a instanceof LocalTime != b instanceof LocalTime) {
                return null;
            }
            return Duration.ofNanos(utcNanos(a) - utcNanos(b));
        }
        return between(a, b);
    }

    private static @Nullable Duration between(Object a, Object b) {
        if (a instanceof LocalDate x && b instanceof LocalDate y) {
            return Duration.ofDays(Math.subtractExact(x.toEpochDay(), y.toEpochDay()));
        }
        if (a instanceof LocalDateTime x && b instanceof LocalDateTime y) {
            return Duration.between(y, x);
        }
        if (a instanceof ZonedDateTime x && b instanceof ZonedDateTime y) {
            return Duration.between(y, x);
        }
        // A date beside a date and time is midnight UTC (10.3.2.3.5).
        if (a instanceof LocalDate x && b instanceof ZonedDateTime y) {
            return Duration.between(y, x.atStartOfDay(ZoneOffset.UTC));
        }
        if (a instanceof ZonedDateTime x && b instanceof LocalDate y) {
            return Duration.between(y.atStartOfDay(ZoneOffset.UTC), x);
        }
        return null;
    }

    private static long utcNanos(Object time) {
        return switch (time) {
            case LocalTime it -> it.toNanoOfDay();
            case OffsetTime it ->
                    it.toLocalTime().toNanoOfDay()
                            - it.getOffset().getTotalSeconds() * 1_000_000_000L;
            case ZonedTime it ->
                    it.time().toNanoOfDay() - Values.offset(it).getTotalSeconds() * 1_000_000_000L;
            default -> throw new IllegalArgumentException(time.getClass().getName());
        };
    }

    private static @Nullable Object shift(Object a, Object by, int sign) {
        if (by instanceof Period period) {
            var months = Math.multiplyExact(period.toTotalMonths(), (long) sign);
            return switch (a) {
                case LocalDate it -> it.plusMonths(months);
                case LocalDateTime it -> it.plusMonths(months);
                case ZonedDateTime it -> it.plusMonths(months);
                default -> null;
            };
        }
        var duration = sign < 0 ? ((Duration) by).negated() : (Duration) by;
        return switch (a) {
            // A date is its midnight; what comes out is the date that the moment falls on.
            case LocalDate it -> it.plusDays(Math.floorDiv(duration.toSeconds(), 86_400L));
            case LocalDateTime it -> it.plus(duration);
            case ZonedDateTime it -> it.plus(duration);
            case LocalTime it -> it.plusNanos(nanosInDay(duration));
            case OffsetTime it -> it.plusNanos(nanosInDay(duration));
            case ZonedTime it ->
                    new ZonedTime(it.time().plusNanos(nanosInDay(duration)), it.zone());
            default -> null;
        };
    }

    private static long nanosInDay(Duration duration) {
        return Math.floorMod(duration.toSeconds(), 86_400L) * 1_000_000_000L
                + duration.toNanosPart();
    }

    private static @Nullable Object times(Object a, BigDecimal n) {
        return switch (a) {
            case Period it ->
                    months(
                            BigDecimal.valueOf(it.toTotalMonths())
                                    .multiply(n)
                                    .setScale(0, RoundingMode.DOWN)
                                    .longValueExact());
            case Duration it -> duration(seconds(it).multiply(n));
            default -> null;
        };
    }

    private static @Nullable Object divide(Object a, Object b) {
        if (a instanceof Period x && b instanceof Period y) {
            return y.isZero()
                    ? null
                    : BigDecimal.valueOf(x.toTotalMonths())
                            .divide(BigDecimal.valueOf(y.toTotalMonths()), Values.DECIMAL);
        }
        if (a instanceof Duration x && b instanceof Duration y) {
            return y.isZero() ? null : seconds(x).divide(seconds(y), Values.DECIMAL);
        }
        if (!(b instanceof BigDecimal n) || n.signum() == 0) {
            return null;
        }
        return switch (a) {
            case Period it ->
                    months(
                            BigDecimal.valueOf(it.toTotalMonths())
                                    .divide(n, Values.DECIMAL)
                                    .setScale(0, RoundingMode.DOWN)
                                    .longValueExact());
            case Duration it -> duration(seconds(it).divide(n, Values.DECIMAL));
            default -> null;
        };
    }

    /// A days and time duration as seconds with fraction.
    public static BigDecimal seconds(Duration duration) {
        var whole = BigDecimal.valueOf(duration.toSeconds());
        return duration.toNanosPart() == 0
                ? whole
                : whole.add(BigDecimal.valueOf(duration.toNanosPart(), 9));
    }

    private static Duration duration(BigDecimal seconds) {
        var whole = seconds.setScale(0, RoundingMode.FLOOR);
        return Duration.ofSeconds(
                whole.longValueExact(),
                seconds.subtract(whole).multiply(NANOS).setScale(0, RoundingMode.DOWN).longValue());
    }

    /// A years and months duration.
    ///
    /// @throws ArithmeticException when the years do not fit an int
    public static Period months(long months) {
        return Period.of(Math.toIntExact(months / 12), (int) (months % 12), 0);
    }
}

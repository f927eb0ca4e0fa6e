// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelFunction;
import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.Range;
import city.dmn.ZonedTime;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.ChronoLocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What FEEL values are and how they compare (DMN 1.5, 10.3.2.13).
public final class Values {
    /// FEEL numbers: IEEE 754-2008 decimal128.
    public static final MathContext DECIMAL = MathContext.DECIMAL128;

    /// The answer of [#compare] for values that have no order between them.
    public static final int UNORDERED = Integer.MIN_VALUE;

    private Values() {}

    /// Any Java value as a FEEL value.
    ///
    /// @throws IllegalArgumentException for a class that FEEL has no type for, and a number too large for decimal128
    public static @Nullable Object of(@Nullable Object java) {
        return of(java, 0);
    }

    private static int inside(int depth) {
        if (depth > Weight.MAX_DEPTH) {
            throw new IllegalArgumentException(
                    "a list or context is nested deeper than " + Weight.MAX_DEPTH);
        }
        return depth + 1;
    }

    private static @Nullable Object of(@Nullable Object java, int depth) {
        if (java instanceof String || java instanceof LocalDate || java instanceof Boolean) {
            return java;
        }
        if (java instanceof BigDecimal n) {
            return decimal(n);
        }
        return switch (java) {
            case null -> null;
            case String it -> it;
            case Boolean it -> it;
            case LocalDate it -> it;
            case Integer it -> BigDecimal.valueOf(it);
            case Long it -> BigDecimal.valueOf(it);
            case Short it -> BigDecimal.valueOf(it);
            case Byte it -> BigDecimal.valueOf(it);
            case BigInteger it -> decimal(new BigDecimal(it, DECIMAL));
            case Double it -> BigDecimal.valueOf(it);
            case Float it -> new BigDecimal(it.toString());
            case Enum<?> it -> it.name();
            case LocalTime it -> it;
            case OffsetTime it -> it;
            case ZonedTime it -> it;
            case LocalDateTime it -> it;
            case ZonedDateTime it -> it;
            case OffsetDateTime it -> it.toZonedDateTime();
            case Duration it -> it;
            case Period it when it.equals(it.withDays(0)) -> it.normalized();
            case Range it -> it;
            case FeelFunction it -> it;
            case Items it -> it;
            case Entries it -> it;
            case List<?> it -> {
                var list = new ArrayList<@Nullable Object>(it.size());
                for (var each : it) {
                    list.add(of(each, inside(depth)));
                }
                yield Items.given(list);
            }
            case Map<?, ?> it -> {
                var context = new LinkedHashMap<String, @Nullable Object>();
                it.forEach(
                        (key, value) -> context.put(String.valueOf(key), of(value, inside(depth))));
                yield Entries.given(context);
            }
            default ->
                    throw new IllegalArgumentException(
                            "FEEL has no type for a " + java.getClass().getName());
        };
    }

    /// A number as decimal128 holds it: 34 digits, and an exponent within its bounds.
    private static BigDecimal decimal(BigDecimal n) {
        var scale = n.scale();
        if (n.precision() <= DECIMAL.getPrecision() && scale >= 0 && scale < 6000) {
            return n;
        }
        var held = Arithmetic.inRange(n.round(DECIMAL));
        if (held == null) {
            throw new IllegalArgumentException(
                    "a number with "
                            + ((long) n.precision() - scale)
                            + " digits before the point is too large: at most 6145");
        }
        return held;
    }

    /// The name of a value's type, for error texts.
    public static String typeName(@Nullable Object value) {
        return typeOf(value).toString();
    }

    /// The most that can be said of a value's type.
    public static FeelType typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> Simple.NULL;
            case BigDecimal _ -> Simple.NUMBER;
            case String _ -> Simple.STRING;
            case Boolean _ -> Simple.BOOLEAN;
            case LocalDate _ -> Simple.DATE;
            case LocalTime _, OffsetTime _, ZonedTime _ -> Simple.TIME;
            case LocalDateTime _, ZonedDateTime _ -> Simple.DATE_TIME;
            case Duration _ -> Simple.DAY_DURATION;
            case Period _ -> Simple.MONTH_DURATION;
            case List<?> _ -> new FeelType.ListOf(Simple.ANY);
            case Map<?, ?> _ -> new FeelType.ContextOf(new LinkedHashMap<>());
            case Range it -> new FeelType.RangeOf(typeOf(it.low() == null ? it.high() : it.low()));
            case FeelFunction _ -> new FeelType.FunctionOf(null, Simple.ANY);
            default -> Simple.ANY;
        };
    }

    public static boolean isTime(@Nullable Object v) {
        return v instanceof LocalTime || v instanceof OffsetTime || v instanceof ZonedTime;
    }

    public static boolean isDateTime(@Nullable Object v) {
        return v instanceof LocalDateTime || v instanceof ZonedDateTime;
    }

    /// FEEL's `=`: true, false, or null where the kinds cannot be compared.
    public static @Nullable Boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == null && b == null;
        }
        if (a instanceof BigDecimal x) {
            return b instanceof BigDecimal y ? x.compareTo(y) == 0 : null;
        }
        if (a instanceof String || a instanceof Boolean) {
            return a.getClass() == b.getClass() ? (Boolean) a.equals(b) : null;
        }
        if (a instanceof List<?> x && b instanceof List<?> y) {
            return equalLists(x, y);
        }
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            if (!x.keySet().equals(y.keySet())) {
                return false;
            }
            for (var entry : x.entrySet()) {
                if (!Boolean.TRUE.equals(equal(entry.getValue(), y.get(entry.getKey())))) {
                    return false;
                }
            }
            return true;
        }
        if (a instanceof Range x && b instanceof Range y) {
            return x.form() == y.form()
                    && x.lowIncluded() == y.lowIncluded()
                    && x.highIncluded() == y.highIncluded()
                    && Boolean.TRUE.equals(equal(x.low(), y.low()))
                    && Boolean.TRUE.equals(equal(x.high(), y.high()));
        }
        if (a instanceof FeelFunction && b instanceof FeelFunction) {
            return a.equals(b);
        }
        if (a instanceof Period x && b instanceof Period y) {
            return x.toTotalMonths() == y.toTotalMonths();
        }
        if ((isDateTime(a) && isDateTime(b))
                || (isTime(a) && isTime(b))
                || (a instanceof LocalDate && isDateTime(b))
                || (b instanceof LocalDate && isDateTime(a))) {
            if (isZoned(a) != isZoned(b)
                    && !(a instanceof LocalDate)
                    && !(b instanceof LocalDate)) {
                return false;
            }
            var order = compare(wholeSeconds(a), wholeSeconds(b));
            return order == UNORDERED ? (Boolean) false : (Boolean) (order == 0);
        }
        if (a.getClass() == b.getClass()) {
            return a.equals(b);
        }
        return null;
    }

    /// The same, counted among the work of a run.
    static @Nullable Boolean equal(@Nullable Object a, @Nullable Object b, Run run) {
        count(a, b, run);
        return equal(a, b);
    }

    /// Comparing goes on until the smaller ends.
    private static void count(@Nullable Object a, @Nullable Object b, Run run) {
        if (a instanceof BigDecimal || b instanceof BigDecimal) {
            return;
        }
        if (a instanceof String x && b instanceof String y) {
            run.work(Math.min(x.length(), y.length()) >> 6);
        } else if (a instanceof List<?> && b instanceof List<?>
                || a instanceof Map<?, ?> && b instanceof Map<?, ?>) {
            run.work(1 + Math.min(Weight.values(a), Weight.values(b)) / 4);
        }
    }

    private static boolean equalLists(List<?> x, List<?> y) {
        if (x.size() != y.size()) {
            return false;
        }
        for (var i = 0; i < x.size(); i++) {
            if (!Boolean.TRUE.equals(equal(x.get(i), y.get(i)))) {
                return false;
            }
        }
        return true;
    }

    /// Equality is that of the properties, and `second` is a whole number (10.3.2.3.4, table 66).
    private static Object wholeSeconds(Object v) {
        return switch (v) {
            case LocalTime it -> it.withNano(0);
            case OffsetTime it -> it.withNano(0);
            case ZonedTime it -> new ZonedTime(it.time().withNano(0), it.zone());
            case LocalDateTime it -> it.withNano(0);
            case ZonedDateTime it -> it.withNano(0);
            default -> v;
        };
    }

    private static boolean isZoned(Object v) {
        return v instanceof ZonedDateTime || v instanceof OffsetTime || v instanceof ZonedTime;
    }

    /// The same as [#compare(Object, Object)], counted among the work of a run.
    static int compare(@Nullable Object a, @Nullable Object b, Run run) {
        count(a, b, run);
        return compare(a, b);
    }

    /// The order of two values of one kind: negative, 0, positive, or [#UNORDERED].
    public static int compare(@Nullable Object a, @Nullable Object b) {
        return switch (a) {
            case BigDecimal x when b instanceof BigDecimal y -> x.compareTo(y);
            case LocalDate x when b instanceof LocalDate y -> sign(x.compareTo(y));
            case String x when b instanceof String y -> codePointOrder(x, y);
            case Duration x when b instanceof Duration y -> x.compareTo(y);
            case Period x when b instanceof Period y ->
                    Long.compare(x.toTotalMonths(), y.toTotalMonths());
            case LocalDate x when isDateTime(b) -> compare(x.atStartOfDay(ZoneOffset.UTC), b);
            case LocalDateTime x when b instanceof LocalDate y -> compare(x, y.atStartOfDay());
            case ZonedDateTime x when b instanceof LocalDate y ->
                    compare(x, y.atStartOfDay(ZoneOffset.UTC));
            case LocalDateTime x when b instanceof LocalDateTime y ->
                    sign(((ChronoLocalDateTime<?>) x).compareTo(y));
            case ZonedDateTime x when b instanceof ZonedDateTime y ->
                    x.toInstant().compareTo(y.toInstant());
            case ZonedDateTime x when b instanceof LocalDateTime y ->
                    sign(x.toInstant().compareTo(y.toInstant(ZoneOffset.UTC)));
            case LocalDateTime x when b instanceof ZonedDateTime y ->
                    sign(x.toInstant(ZoneOffset.UTC).compareTo(y.toInstant()));
            case null -> UNORDERED;
            default -> {
                if (isTime(a) && isTime(b)) {
                    yield Long.compare(utcNanos(a), utcNanos(Objects.requireNonNull(b)));
                }
                yield UNORDERED;
            }
        };
    }

    /// Strings are in the order of their code points (10.3.2.3.2), which for characters beyond U+FFFF is not that of
    /// Java's.
    private static int codePointOrder(String x, String y) {
        var length = Math.min(x.length(), y.length());
        for (var i = 0; i < length; i++) {
            if (x.charAt(i) != y.charAt(i)) {
                var at = i > 0 && Character.isHighSurrogate(x.charAt(i - 1)) ? i - 1 : i;
                return Integer.compare(x.codePointAt(at), y.codePointAt(at));
            }
        }
        return Integer.compare(x.length(), y.length());
    }

    private static int sign(int order) {
        return Integer.compare(order, 0);
    }

    private static long utcNanos(Object time) {
        return switch (time) {
            case OffsetTime it ->
                    it.toLocalTime().toNanoOfDay()
                            - it.getOffset().getTotalSeconds() * 1_000_000_000L;
            case ZonedTime it ->
                    it.time().toNanoOfDay() - offset(it).getTotalSeconds() * 1_000_000_000L;
            case LocalTime it -> it.toNanoOfDay();
            default -> throw new IllegalArgumentException(time.getClass().getName());
        };
    }

    /// The offset of a time in a named zone: the zone's standard one, since the date is not known.
    static ZoneOffset offset(ZonedTime time) {
        return standardOffset(time.zone());
    }

    private static ZoneOffset standardOffset(ZoneId zone) {
        return zone.getRules().getStandardOffset(java.time.Instant.EPOCH);
    }

    /// Whether a value lies in a range: null where the ends and the value have no order.
    public static @Nullable Boolean contains(Range range, @Nullable Object value) {
        if ((range.low() == null && range.high() == null)
                || (range.form() == Range.Form.INTERVAL
                        && (range.low() == null || range.high() == null))) {
            return null;
        }
        if (range.form() == Range.Form.NOT_EQUAL) {
            var same = equal(value, range.low());
            return same == null ? null : (Boolean) !same;
        }
        if (range.low() != null) {
            var order = compare(value, range.low());
            if (order == UNORDERED) {
                return null;
            }
            if (order < 0 || (order == 0 && !range.lowIncluded())) {
                return false;
            }
        }
        if (range.high() != null) {
            var order = compare(value, range.high());
            if (order == UNORDERED) {
                return null;
            }
            return order < 0 || (order == 0 && range.highIncluded());
        }
        return true;
    }
}

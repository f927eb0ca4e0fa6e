// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import city.dmn.FeelType;
import city.dmn.FeelType.Simple;
import city.dmn.Range;
import city.dmn.ZonedTime;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The named properties of temporal values and ranges (DMN 1.5, 10.3.2.15, table 66).
public final class Properties {
    /// The answer of [#of] when there is no such property.
    public static final Object NONE = new Object();

    private static final Map<String, FeelType> TYPES =
            Map.ofEntries(
                    Map.entry("year", Simple.NUMBER),
                    Map.entry("month", Simple.NUMBER),
                    Map.entry("day", Simple.NUMBER),
                    Map.entry("weekday", Simple.NUMBER),
                    Map.entry("hour", Simple.NUMBER),
                    Map.entry("minute", Simple.NUMBER),
                    Map.entry("second", Simple.NUMBER),
                    Map.entry("years", Simple.NUMBER),
                    Map.entry("months", Simple.NUMBER),
                    Map.entry("days", Simple.NUMBER),
                    Map.entry("hours", Simple.NUMBER),
                    Map.entry("minutes", Simple.NUMBER),
                    Map.entry("seconds", Simple.NUMBER),
                    Map.entry("time offset", Simple.DAY_DURATION),
                    Map.entry("timezone", Simple.STRING),
                    Map.entry("start included", Simple.BOOLEAN),
                    Map.entry("end included", Simple.BOOLEAN),
                    Map.entry("start", Simple.ANY),
                    Map.entry("end", Simple.ANY));

    private Properties() {}

    /// Whether [#of] knows no such property.
    @SuppressWarnings("ReferenceEquality")
    static boolean none(@Nullable Object property) {
        return property == NONE;
    }

    /// The names that have more than one word, for the parser.
    static Iterable<String> names() {
        return TYPES.keySet();
    }

    /// The type of a property of a value that is no context; `ANY` when unknown.
    static FeelType type(FeelType of, String name) {
        var bare = of.bare();
        return bare instanceof FeelType.Simple && bare != Simple.ANY
                ? TYPES.getOrDefault(name, Simple.ANY)
                : Simple.ANY;
    }

    static @Nullable Object of(Object value, String name) {
        return switch (value) {
            case LocalDate it ->
                    switch (name) {
                        case "year" -> number(it.getYear());
                        case "month" -> number(it.getMonthValue());
                        case "day" -> number(it.getDayOfMonth());
                        case "weekday" -> number(it.getDayOfWeek().getValue());
                        default -> NONE;
                    };
            case LocalDateTime it ->
                    switch (name) {
                        case "time offset", "timezone" -> null;
                        default -> dateTime(it, name);
                    };
            case ZonedDateTime it ->
                    switch (name) {
                        case "time offset" -> Duration.ofSeconds(it.getOffset().getTotalSeconds());
                        case "timezone" ->
                                it.getZone() instanceof ZoneOffset ? null : it.getZone().getId();
                        default -> dateTime(it.toLocalDateTime(), name);
                    };
            case LocalTime it ->
                    switch (name) {
                        case "time offset", "timezone" -> null;
                        default -> time(it, name);
                    };
            case OffsetTime it ->
                    switch (name) {
                        case "time offset" -> Duration.ofSeconds(it.getOffset().getTotalSeconds());
                        case "timezone" -> null;
                        default -> time(it.toLocalTime(), name);
                    };
            case ZonedTime it ->
                    switch (name) {
                        case "time offset" ->
                                Duration.ofSeconds(Values.offset(it).getTotalSeconds());
                        case "timezone" -> it.zone().getId();
                        default -> time(it.time(), name);
                    };
            case Period it ->
                    switch (name) {
                        case "years" -> number(it.toTotalMonths() / 12);
                        case "months" -> number(it.toTotalMonths() % 12);
                        default -> NONE;
                    };
            case Duration it -> {
                // Each part carries the sign: -P1DT2H has days -1 and hours -2.
                var sign = it.isNegative() ? -1 : 1;
                var size = it.abs();
                yield switch (name) {
                    case "days" -> number(sign * size.toDaysPart());
                    case "hours" -> number((long) sign * size.toHoursPart());
                    case "minutes" -> number((long) sign * size.toMinutesPart());
                    case "seconds" -> {
                        var seconds = Arithmetic.seconds(size.minusMinutes(size.toMinutes()));
                        yield sign < 0 ? seconds.negate() : seconds;
                    }
                    default -> NONE;
                };
            }
            case Range it ->
                    switch (name) {
                        case "start" -> it.low();
                        case "end" -> it.high();
                        case "start included" -> it.lowIncluded();
                        case "end included" -> it.highIncluded();
                        default -> NONE;
                    };
            default -> NONE;
        };
    }

    private static @Nullable Object dateTime(LocalDateTime it, String name) {
        var date = of(it.toLocalDate(), name);
        return none(date) ? time(it.toLocalTime(), name) : date;
    }

    private static Object time(LocalTime it, String name) {
        return switch (name) {
            case "hour" -> number(it.getHour());
            case "minute" -> number(it.getMinute());
            case "second" -> number(it.getSecond());
            default -> NONE;
        };
    }

    private static BigDecimal number(long n) {
        return BigDecimal.valueOf(n);
    }
}

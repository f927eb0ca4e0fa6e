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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates, times and durations as text (DMN 1.5, 10.3.2.3.4 to 10.3.2.3.8): read and written.
public final class Temporal {
    private static final Pattern DATE =
            Pattern.compile("(-?(?:\\d{4}|[1-9]\\d{4,8}))-(\\d\\d)-(\\d\\d)");
    private static final Pattern TIME =
            Pattern.compile(
                    "(\\d\\d):(\\d\\d):(\\d\\d)(\\.\\d+)?(?:(Z)|([+-]\\d\\d:\\d\\d(?::\\d\\d)?)|@(.+))?");
    private static final Pattern MONTHS = Pattern.compile("(-?)P(?:(\\d+)Y)?(?:(\\d+)M)?");
    private static final Pattern DAYS =
            Pattern.compile(
                    "(-?)P(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)(\\.\\d*)?S)?)?");
    private static final Pattern ZONE = Pattern.compile("[A-Za-z_+-]+[A-Za-z0-9_/+-]*");

    private Temporal() {}

    /// A date; null when the text is none.
    public static @Nullable LocalDate date(String text) {
        var m = DATE.matcher(text);
        if (!m.matches()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(m.group(1)),
                    Integer.parseInt(m.group(2)),
                    Integer.parseInt(m.group(3)));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /// A time: `LocalTime`, `OffsetTime` or [ZonedTime]; null when the text is none.
    public static @Nullable Object time(String text) {
        var m = TIME.matcher(text);
        if (!m.matches()) {
            return null;
        }
        try {
            var nanos =
                    m.group(4) == null
                            ? 0
                            : new BigDecimal(m.group(4))
                                    .movePointRight(9)
                                    .setScale(0, RoundingMode.DOWN)
                                    .intValue();
            var local =
                    LocalTime.of(
                            Integer.parseInt(m.group(1)),
                            Integer.parseInt(m.group(2)),
                            Integer.parseInt(m.group(3)),
                            nanos);
            if (m.group(5) != null) {
                return local.atOffset(ZoneOffset.UTC);
            }
            if (m.group(6) != null) {
                return local.atOffset(offset(m.group(6)));
            }
            if (m.group(7) != null) {
                var zone = zone(m.group(7));
                return zone == null ? null : new ZonedTime(local, zone);
            }
            return local;
        } catch (DateTimeException outOfRange) {
            return null;
        }
    }

    private static ZoneOffset offset(String text) {
        var minutes = Integer.parseInt(text.substring(4, 6));
        var hours = Integer.parseInt(text.substring(1, 3));
        if (hours > 14 || minutes > 59) {
            throw new DateTimeException("offset");
        }
        return ZoneOffset.of(text);
    }

    private static @Nullable ZoneId zone(String id) {
        if (!ZONE.matcher(id).matches()) {
            return null;
        }
        var zone = ZoneId.of(id);
        return zone instanceof ZoneOffset ? null : zone;
    }

    /// A date and time: `LocalDateTime` or `ZonedDateTime`; a date alone is its midnight; null when the text is none.
    public static @Nullable Object dateTime(String text) {
        var t = text.indexOf('T');
        var date = date(t < 0 ? text : text.substring(0, t));
        if (date == null) {
            return null;
        }
        if (t < 0) {
            return date.atStartOfDay();
        }
        // The end of a day may be written as its 24th hour: the next day's midnight (XML Schema,
        // dateTime).
        var clock = text.substring(t + 1);
        var midnight = clock.startsWith("24:00:00");
        var time = time(midnight ? "00" + clock.substring(2) : clock);
        return time == null ? null : combine(midnight ? date.plusDays(1) : date, time);
    }

    /// A date and a time of day, with the time's zone.
    static Object combine(LocalDate date, Object time) {
        return switch (time) {
            case LocalTime it -> date.atTime(it);
            case OffsetTime it -> ZonedDateTime.of(date, it.toLocalTime(), it.getOffset());
            case ZonedTime it -> ZonedDateTime.of(date, it.time(), it.zone());
            default -> throw new IllegalArgumentException(time.getClass().getName());
        };
    }

    /// A duration: `Period` for years and months, `Duration` for days and time; null when the text is none.
    public static @Nullable Object duration(String text) {
        if (text.endsWith("P") || text.endsWith("T")) {
            return null;
        }
        try {
            var m = MONTHS.matcher(text);
            if (m.matches()) {
                var months =
                        Math.addExact(
                                Math.multiplyExact(number(m.group(2)), 12L), number(m.group(3)));
                return Arithmetic.months(m.group(1).isEmpty() ? months : -months);
            }
            m = DAYS.matcher(text);
            if (m.matches()) {
                var nanos =
                        m.group(6) == null || m.group(6).length() == 1
                                ? 0
                                : new BigDecimal(m.group(6))
                                        .movePointRight(9)
                                        .setScale(0, RoundingMode.DOWN)
                                        .longValue();
                var duration =
                        Duration.ofDays(number(m.group(2)))
                                .plusHours(number(m.group(3)))
                                .plusMinutes(number(m.group(4)))
                                .plusSeconds(number(m.group(5)))
                                .plusNanos(nanos);
                return m.group(1).isEmpty() ? duration : duration.negated();
            }
            return null;
        } catch (ArithmeticException | NumberFormatException tooLong) {
            return null;
        }
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /// What stands in `@"…"`; null when it is nothing of time.
    public static @Nullable Object literal(String text) {
        var date = date(text);
        if (date != null) {
            return date;
        }
        // A zone's name may hold a T too, so each form is tried as a whole.
        var time = time(text);
        if (time != null) {
            return time;
        }
        var duration = duration(text);
        return duration != null ? duration : dateTime(text);
    }

    /// The text of a temporal value, as FEEL's `string()` writes it.
    public static String text(Object value) {
        return switch (value) {
            case LocalDate it -> date(it);
            case LocalTime it -> time(it);
            case OffsetTime it -> time(it.toLocalTime()) + it.getOffset().getId();
            case ZonedTime it -> time(it.time()) + "@" + it.zone().getId();
            case LocalDateTime it -> date(it.toLocalDate()) + "T" + time(it.toLocalTime());
            case ZonedDateTime it -> text(it.toLocalDateTime()) + zoneText(it);
            case Period it -> months(it.toTotalMonths());
            case Duration it -> days(it);
            default -> throw new IllegalArgumentException(value.getClass().getName());
        };
    }

    /// The zone's name; the offset where the name would be read as another moment, as in the second of the two hours of
    /// autumn that the clock shows alike.
    private static String zoneText(ZonedDateTime it) {
        return it.getZone() instanceof ZoneOffset
                        || !ZonedDateTime.of(it.toLocalDateTime(), it.getZone())
                                .getOffset()
                                .equals(it.getOffset())
                ? it.getOffset().getId()
                : "@" + it.getZone().getId();
    }

    private static String date(LocalDate it) {
        var text = it.toString();
        return text.startsWith("+") ? text.substring(1) : text;
    }

    private static String time(LocalTime it) {
        var text = it.toString();
        return text.length() == 5
                ? text + ":00"
                : text.indexOf('.') < 0 ? text : text.replaceAll("0+$", "");
    }

    private static String months(long months) {
        var size = Math.abs(months);
        var text =
                (size >= 12 ? size / 12 + "Y" : "")
                        + (size % 12 != 0 || size == 0 ? size % 12 + "M" : "");
        return (months < 0 ? "-P" : "P") + text;
    }

    private static String days(Duration duration) {
        var size = duration.abs();
        if (size.isZero()) {
            return "PT0S";
        }
        var text = new StringBuilder(duration.isNegative() ? "-P" : "P");
        if (size.toDaysPart() != 0) {
            text.append(size.toDaysPart()).append('D');
        }
        var rest = size.minusDays(size.toDaysPart());
        if (!rest.isZero()) {
            text.append('T');
            if (rest.toHoursPart() != 0) {
                text.append(rest.toHoursPart()).append('H');
            }
            if (rest.toMinutesPart() != 0) {
                text.append(rest.toMinutesPart()).append('M');
            }
            var seconds = Arithmetic.seconds(rest.minusMinutes(rest.toMinutes()));
            if (seconds.signum() != 0) {
                text.append(seconds.stripTrailingZeros().toPlainString()).append('S');
            }
        }
        return text.toString();
    }
}

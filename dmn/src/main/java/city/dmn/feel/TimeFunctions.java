// SPDX-License-Identifier: EUPL-1.2
package city.dmn.feel;

import static java.util.Objects.requireNonNull;

import city.dmn.FeelType.Simple;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Functions of dates, times and durations (DMN 1.5, 10.3.4.1, 10.3.4.8).
final class TimeFunctions {
    private TimeFunctions() {}

    static void addTo(List<Builtin> all) {
        Builtins.add(all, "date", Simple.DATE)
                .costing(8)
                .with(
                        "from:STRING",
                        (_, a) ->
                                known(
                                        Temporal.date(StringFunctions.string(a[0])),
                                        "no date: " + a[0]))
                .with("from:DAY", (_, a) -> dateOf(a[0]))
                .with(
                        "year:NUMBER, month:NUMBER, day:NUMBER",
                        (_, a) -> {
                            try {
                                return LocalDate.of(whole(a[0]), whole(a[1]), whole(a[2]));
                            } catch (DateTimeException e) {
                                throw new Builtin.Refusal("no such day");
                            }
                        });
        Builtins.add(all, "time", Simple.TIME)
                .costing(8)
                .with(
                        "from:STRING",
                        (_, a) ->
                                known(
                                        Temporal.time(StringFunctions.string(a[0])),
                                        "no time: " + a[0]))
                .with("from:TIME", (_, a) -> a[0])
                .with("from:DAY", (_, a) -> timeOf(a[0]))
                .with(
                        "hour:NUMBER, minute:NUMBER, second:NUMBER, offset:DAY_DURATION?~",
                        TimeFunctions::time);
        Builtins.add(all, "date and time", Simple.DATE_TIME)
                .costing(8)
                .with(
                        "date:DAY, time:TIME",
                        (_, a) -> Temporal.combine(dateOf(a[0]), requireNonNull(a[1])))
                .with(
                        "from:STRING",
                        (_, a) ->
                                known(
                                        Temporal.dateTime(StringFunctions.string(a[0])),
                                        "no date and time: " + a[0]))
                .with("from:DATE_TIME", (_, a) -> a[0])
                .with(
                        "year:NUMBER, month:NUMBER, day:NUMBER, hour:NUMBER, minute:NUMBER, second:NUMBER, offset:DAY_DURATION?~",
                        TimeFunctions::dateTime);
        Builtins.add(all, "duration", Simple.ANY)
                .costing(8)
                .with(
                        "from:STRING",
                        (_, a) ->
                                known(
                                        Temporal.duration(StringFunctions.string(a[0])),
                                        "no duration: " + a[0]))
                .with(
                        "from:POINT",
                        (_, a) -> {
                            if (a[0] instanceof Duration || a[0] instanceof Period) {
                                return a[0];
                            }
                            throw new Builtin.Refusal(
                                    "wants a string and was given a " + Values.typeName(a[0]));
                        });
        Builtins.add(all, "years and months duration", Simple.MONTH_DURATION)
                .with(
                        "from:DAY, to:DAY",
                        (_, a) -> monthsBetween(requireNonNull(a[0]), requireNonNull(a[1])));
        Builtins.add(all, "today", Simple.DATE).with("", (f, _) -> f.run.day());
        Builtins.add(all, "now", Simple.DATE_TIME)
                .with(
                        "",
                        (f, _) -> {
                            var clock = f.run.now();
                            if (clock == null) {
                                throw new Builtin.Refusal(
                                        "there is no clock; only the day is given");
                            }
                            return ZonedDateTime.now(clock);
                        });
        Builtins.add(all, "day of year", Simple.NUMBER)
                .with("date:DAY", (_, a) -> BigDecimal.valueOf(dateOf(a[0]).getDayOfYear()));
        Builtins.add(all, "day of week", Simple.STRING)
                .with(
                        "date:DAY",
                        (_, a) ->
                                dateOf(a[0])
                                        .getDayOfWeek()
                                        .getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        Builtins.add(all, "month of year", Simple.STRING)
                .with(
                        "date:DAY",
                        (_, a) ->
                                dateOf(a[0])
                                        .getMonth()
                                        .getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        Builtins.add(all, "week of year", Simple.NUMBER)
                .with(
                        "date:DAY",
                        (_, a) ->
                                BigDecimal.valueOf(
                                        dateOf(a[0]).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)));
    }

    private static <T> T known(@Nullable T value, String otherwise) {
        if (value == null) {
            throw new Builtin.Refusal(otherwise);
        }
        return value;
    }

    static LocalDate dateOf(@Nullable Object v) {
        return switch (v) {
            case LocalDate it -> it;
            case LocalDateTime it -> it.toLocalDate();
            case ZonedDateTime it -> it.toLocalDate();
            case null, default -> throw new IllegalArgumentException(Values.typeName(v));
        };
    }

    private static Object timeOf(@Nullable Object v) {
        return switch (v) {
            // A date is midnight UTC (10.3.2.3.5).
            case LocalDate _ -> LocalTime.MIDNIGHT.atOffset(ZoneOffset.UTC);
            case LocalDateTime it -> it.toLocalTime();
            case ZonedDateTime it when it.getZone() instanceof ZoneOffset offset ->
                    it.toLocalTime().atOffset(offset);
            case ZonedDateTime it -> new city.dmn.ZonedTime(it.toLocalTime(), it.getZone());
            case null, default -> throw new IllegalArgumentException(Values.typeName(v));
        };
    }

    private static int whole(@Nullable Object n) {
        try {
            return NumberFunctions.number(n).intValueExact();
        } catch (ArithmeticException e) {
            throw new Builtin.Refusal(n + " is no whole number of that size");
        }
    }

    private static LocalTime localTime(
            @Nullable Object hour, @Nullable Object minute, @Nullable Object second) {
        var seconds = NumberFunctions.number(second);
        var whole = seconds.setScale(0, RoundingMode.DOWN);
        try {
            return LocalTime.of(
                    whole(hour),
                    whole(minute),
                    whole(whole),
                    seconds.subtract(whole).movePointRight(9).intValue());
        } catch (DateTimeException e) {
            throw new Builtin.Refusal("no such time");
        }
    }

    private static ZoneOffset offset(Object duration) {
        var seconds = ((Duration) duration).toSeconds();
        if (Math.abs(seconds) > 14 * 3600) {
            throw new Builtin.Refusal("the offset is more than 14 hours");
        }
        return ZoneOffset.ofTotalSeconds((int) seconds);
    }

    private static Object time(Frame frame, @Nullable Object[] a) {
        var time = localTime(a[0], a[1], a[2]);
        return a[3] == null ? time : time.atOffset(offset(a[3]));
    }

    private static Object dateTime(Frame frame, @Nullable Object[] a) {
        var time = localTime(a[3], a[4], a[5]);
        try {
            var date = LocalDate.of(whole(a[0]), whole(a[1]), whole(a[2]));
            return a[6] == null ? date.atTime(time) : ZonedDateTime.of(date, time, offset(a[6]));
        } catch (DateTimeException e) {
            throw new Builtin.Refusal("no such day");
        }
    }

    /// Whole months between the dates; the time of day does not count.
    private static Period monthsBetween(Object from, Object to) {
        try {
            return Arithmetic.months(ChronoUnit.MONTHS.between(dateOf(from), dateOf(to)));
        } catch (ArithmeticException e) {
            throw new Builtin.Refusal("the time between is too long");
        }
    }
}

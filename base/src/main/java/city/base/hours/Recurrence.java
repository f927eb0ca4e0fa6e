// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/// Which days of a period, of each year or of each month a group of spans holds on: "every second Monday of the
/// month", "odd weeks", "from the third day on every fifth". Days, weeks, months or one day of the week are counted
/// within what holds them, from 1 on; weeks begin on Monday. Weeks of a year carry their ISO number: the days before
/// week 1 are week 0, those after the last one are one more than it.
///
/// Basis: the rules of Helsinki's service for opening hours (Hauki).
///
/// @param within what the counting begins anew with
/// @param counted what is counted
/// @param weekday which day of the week where such days are counted, else null
/// @param start the first one that counts; negative from the end, -1 the last; 0 where all count or parity decides
/// @param every so many steps to the next one; 0 for `start` alone, or for all where that is 0
/// @param parity of the ISO week, of the month or of the day of the month; null where it does not matter
public record Recurrence(
        Within within,
        Counted counted,
        @Nullable DayOfWeek weekday,
        int start,
        int every,
        @Nullable Parity parity) {
    /// What the counting begins anew with.
    public enum Within {
        PERIOD,
        YEAR,
        MONTH
    }

    /// What is counted.
    public enum Counted {
        DAY,
        WEEK,
        MONTH,
        WEEKDAY
    }

    /// Even or odd.
    public enum Parity {
        EVEN,
        ODD
    }

    public Recurrence {
        if (within == Within.MONTH && counted == Counted.MONTH) {
            throw new IllegalArgumentException("Months of a month cannot be counted");
        }
        if ((counted == Counted.WEEKDAY) != (weekday != null)) {
            throw new IllegalArgumentException(
                    "A day of the week is named where such days are counted");
        }
        if (every < 0 || (every > 0 && start == 0)) {
            throw new IllegalArgumentException("Who counts every n-th says from where on");
        }
        if (parity != null && (start != 0 || every != 0)) {
            throw new IllegalArgumentException("Even and odd are not counted from a start");
        }
    }

    /// Why it cannot be used in such a period; null where it can.
    @Nullable String refusedIn(@Nullable LocalDate from, @Nullable LocalDate until) {
        if (within != Within.PERIOD || start == 0) {
            return null;
        }
        if (from == null) {
            return "A rule that counts from the beginning of a period needs its first day";
        }
        return start < 0 && until == null
                ? "A rule that counts from the end of a period needs its last day"
                : null;
    }

    /// Whether it holds on a day of the period.
    ///
    /// @param from first day of the period; null where it is always
    /// @param until last day of the period; null where it has no end
    boolean includes(LocalDate day, @Nullable LocalDate from, @Nullable LocalDate until) {
        if (weekday != null && day.getDayOfWeek() != weekday) {
            return false;
        }
        if (parity != null) {
            return ordinal(day) % 2 == (parity == Parity.EVEN ? 0 : 1);
        }
        if (start == 0) {
            return true;
        }
        var span = span(day, from, until);
        var position = position(day, span);
        var first = start > 0 ? start : position(span.last, span) + 1 + start;
        return every == 0
                ? position == first
                : position >= first && (position - first) % every == 0;
    }

    /// By what even and odd are told.
    private int ordinal(LocalDate day) {
        return switch (counted) {
            case DAY, WEEKDAY -> day.getDayOfMonth();
            case WEEK -> day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH -> day.getMonthValue();
        };
    }

    /// @param last the last day; for a weekday, the last one of it
    private record Span(LocalDate first, LocalDate last) {}

    private Span span(LocalDate day, @Nullable LocalDate from, @Nullable LocalDate until) {
        var month = YearMonth.from(day);
        var first =
                switch (within) {
                    case PERIOD -> from == null ? LocalDate.MIN : from;
                    case YEAR -> day.withDayOfYear(1);
                    case MONTH -> month.atDay(1);
                };
        var last =
                switch (within) {
                    case PERIOD -> until == null ? day : until;
                    case YEAR -> day.with(TemporalAdjusters.lastDayOfYear());
                    case MONTH -> month.atEndOfMonth();
                };
        return weekday == null
                ? new Span(first, last)
                : new Span(first, last.with(TemporalAdjusters.previousOrSame(weekday)));
    }

    /// From 1 on; the days before ISO week 1 of a year are at 0.
    private int position(LocalDate day, Span span) {
        return switch (counted) {
            case DAY -> (int) ChronoUnit.DAYS.between(span.first, day) + 1;
            case MONTH ->
                    (int) ChronoUnit.MONTHS.between(YearMonth.from(span.first), YearMonth.from(day))
                            + 1;
            case WEEKDAY -> (int) ChronoUnit.DAYS.between(span.first, day) / 7 + 1;
            case WEEK ->
                    (int)
                                    ChronoUnit.WEEKS.between(
                                            within == Within.YEAR
                                                    ? monday(span.first.withDayOfMonth(4))
                                                    : monday(span.first),
                                            monday(day))
                            + 1;
        };
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;

/// A time of day on some days of the week.
///
/// @param from when it begins
/// @param until when it ends; a time that is not after `from` is one of the next day, so 00:00 to 00:00 is the whole day
/// @param days of the week on which it begins; empty for all
/// @param state `UNDEFINED` where that of the period holds
public record TimeSpan(LocalTime from, LocalTime until, Set<DayOfWeek> days, OpenState state) {
    public TimeSpan {
        days = days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : EnumSet.copyOf(days);
    }

    /// From one midnight to the next.
    public static TimeSpan wholeDay(Set<DayOfWeek> days, OpenState state) {
        return new TimeSpan(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, days, state);
    }

    /// The span that begins on this day.
    OpenSpan on(LocalDate day, OpenState stateOfPeriod) {
        var ends = until.isAfter(from) ? day : day.plusDays(1);
        return new OpenSpan(
                day.atTime(from),
                ends.atTime(until),
                state == OpenState.UNDEFINED ? stateOfPeriod : state);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import java.time.LocalDate;

/// Days on which an authority in Finland works, and last days.
///
/// Basis: Act on the Calculation of Statutory Time Limits 150/1930, sections 2 and 5: the day of
/// service does not count; a last day on a Saturday, Sunday, public holiday, Independence Day, May Day, Christmas
/// Eve or Midsummer Eve moves to the next working day. Days are the city's (Europe/Helsinki).
public final class WorkingDays {
    private WorkingDays() {}

    /// False for weekends, public holidays, Midsummer Eve and Christmas Eve.
    public static boolean isWorkingDay(LocalDate day) {
        return Holidays.finland().isWorkingDay(day);
    }

    /// The day itself where it is a working day, else the next one.
    public static LocalDate onOrAfter(LocalDate day) {
        var next = day;
        while (!isWorkingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /// So many working days later, the first day not counted.
    ///
    /// @param count 0 or more
    public static LocalDate after(LocalDate day, int count) {
        var next = day;
        for (var i = 0; i < count; i++) {
            next = onOrAfter(next.plusDays(1));
        }
        return next;
    }
}

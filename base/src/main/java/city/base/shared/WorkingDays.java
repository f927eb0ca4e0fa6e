// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Set;

/// Days on which an authority in Finland works, and last days.
///
/// Basis: Act on the Calculation of Statutory Time Limits 150/1930, sections 2 and 5: the day of
/// service does not count; a last day on a Saturday, Sunday, public holiday, Independence Day, May Day, Christmas
/// Eve or Midsummer Eve moves to the next working day. Days are the city's (Europe/Helsinki).
public final class WorkingDays {
    private static final Set<MonthDay> FIXED =
            Set.of(
                    MonthDay.of(Month.JANUARY, 1),
                    MonthDay.of(Month.JANUARY, 6),
                    MonthDay.of(Month.MAY, 1),
                    MonthDay.of(Month.DECEMBER, 6),
                    MonthDay.of(Month.DECEMBER, 24),
                    MonthDay.of(Month.DECEMBER, 25),
                    MonthDay.of(Month.DECEMBER, 26));

    private WorkingDays() {}

    /// False for weekends, public holidays, Midsummer Eve and Christmas Eve.
    public static boolean isWorkingDay(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY
                || FIXED.contains(MonthDay.from(day))) {
            return false;
        }
        var easter = easter(day.getYear());
        return !(day.equals(easter.minusDays(2))
                || day.equals(easter.plusDays(1))
                || day.equals(easter.plusDays(39))
                || day.equals(midsummerEve(day.getYear())));
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

    /// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's method).
    static LocalDate easter(int year) {
        var a = year % 19;
        var b = year / 100;
        var c = year % 100;
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }

    /// The Friday between 19 and 25 June.
    static LocalDate midsummerEve(int year) {
        var day = LocalDate.of(year, Month.JUNE, 19);
        while (day.getDayOfWeek() != DayOfWeek.FRIDAY) {
            day = day.plusDays(1);
        }
        return day;
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import java.time.LocalDate;
import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/// When a school year's admission areas are valid. Data of the city's folder (`units/rules.yaml`).
///
/// @param begins the first day of a school year
/// @param nextFrom from this day on, until the year ends, those of the next year are valid too; null where
///     a city keeps no such days: then every year for which there are areas is valid
public record AreaYears(MonthDay begins, @Nullable MonthDay nextFrom) {
    /// Every year.
    public static final AreaYears ALL = new AreaYears(MonthDay.of(8, 1), null);

    /// Whether the areas of a period are valid on a day.
    public boolean valid(String period, LocalDate day) {
        if (nextFrom == null) {
            return true;
        }
        var starts = begins.atYear(day.getYear());
        var current = day.isBefore(starts) ? day.getYear() - 1 : day.getYear();
        var from = nextFrom.atYear(current);
        // A day before the year's begin in the calendar belongs to the year after: 15 January.
        var next = nextFrom.isBefore(begins) ? from.plusYears(1) : from;
        return period.equals(new SchoolYear(current).period())
                || (!day.isBefore(next) && period.equals(new SchoolYear(current + 1).period()));
    }
}

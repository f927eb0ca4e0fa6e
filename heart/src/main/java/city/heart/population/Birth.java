// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A date of birth as far as the register knows it: some people have only a year, or nothing.
///
/// @param year  null where nothing is known
/// @param month 1 to 12, null where only the year is known
/// @param day   1 to 31, null where only year and month are known
public record Birth(@Nullable Integer year, @Nullable Integer month, @Nullable Integer day) {
    /// Nothing is known.
    public static final Birth UNKNOWN = new Birth(null, null, null);

    public Birth {
        if ((day != null && month == null) || (month != null && year == null)) {
            throw new IllegalArgumentException("A birth is known from the year downwards");
        }
        if (year != null && month != null && day != null) {
            LocalDate.of(year, month, day);
        }
    }

    /// A birth known to the day.
    public static Birth on(LocalDate day) {
        return new Birth(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    /// Whether the day is known.
    public boolean isComplete() {
        return day != null;
    }

    /// The day, or empty where it is not known.
    public Optional<LocalDate> date() {
        var y = year;
        var m = month;
        var d = day;
        return y == null || m == null || d == null
                ? Optional.empty()
                : Optional.of(LocalDate.of(y, m, d));
    }
}

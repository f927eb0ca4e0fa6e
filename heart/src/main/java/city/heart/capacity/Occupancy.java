// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import city.heart.unit.Coefficients;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How full the staff of one unit is: the sum of its children's coefficients against what its caretakers
/// can look after. The formula is the one that Finnish cities use for early education. Plain.
record Occupancy(Coefficients coefficients) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// @param sum of the children's coefficients
    /// @param caretakers above 0
    /// @param childrenPerCaretaker above 0
    /// @return percent with one decimal; the ratio is rounded to four decimals, then the percentage to
    ///     one, both half to even
    static BigDecimal percentage(
            BigDecimal sum, BigDecimal caretakers, BigDecimal childrenPerCaretaker) {
        return sum.divide(caretakers.multiply(childrenPerCaretaker), 4, RoundingMode.HALF_EVEN)
                .multiply(HUNDRED)
                .setScale(1, RoundingMode.HALF_EVEN);
    }

    /// One day. Of a child's bookings that overlap only the one that counts for most is taken.
    ///
    /// @param caretakers of all groups of the unit on that day
    /// @return percent; null on a day on which the unit is closed, and where nobody takes care
    @Nullable BigDecimal on(
            LocalDate day, Stage stage, Collection<Booking> bookings, BigDecimal caretakers) {
        if (!coefficients.isOpen(day) || caretakers.signum() <= 0) {
            return null;
        }
        Map<String, BigDecimal> byChild = new HashMap<>();
        for (var it : bookings) {
            if (it.counts(stage, day)) {
                byChild.merge(it.child(), of(it, day), BigDecimal::max);
            }
        }
        var sum = byChild.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return percentage(sum, caretakers, coefficients.childrenPerCaretaker());
    }

    /// Month by month, each by its fullest open day: that is the one for which staff must be there.
    ///
    /// @param last the month of this day is the last one
    /// @param caretakers of all groups of the unit on a day
    List<OccupancyMonth> months(
            YearMonth first,
            YearMonth last,
            Collection<Booking> bookings,
            Function<LocalDate, BigDecimal> caretakers) {
        var months = new ArrayList<OccupancyMonth>();
        for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            var fullest = new EnumMap<Stage, BigDecimal>(Stage.class);
            var open = 0;
            var fewest = (BigDecimal) null;
            for (var i = 1; i <= month.lengthOfMonth(); i++) {
                var day = month.atDay(i);
                if (!coefficients.isOpen(day)) {
                    continue;
                }
                open++;
                var staff = caretakers.apply(day);
                fewest = fewest == null ? staff : fewest.min(staff);
                for (var stage : Stage.values()) {
                    var its = on(day, stage, bookings, staff);
                    if (its != null) {
                        fullest.merge(stage, its, BigDecimal::max);
                    }
                }
            }
            months.add(
                    new OccupancyMonth(
                            month,
                            open,
                            fewest == null ? BigDecimal.ZERO : fewest,
                            fullest.get(Stage.CONFIRMED),
                            fullest.get(Stage.PLANNED),
                            fullest.get(Stage.DRAFT)));
        }
        return months;
    }

    /// How many children of coefficient 1 a child counts for on a day.
    ///
    /// @throws IllegalArgumentException for a need that the city does not know
    BigDecimal of(Booking booking, LocalDate day) {
        var need = coefficients.needs().get(booking.need());
        if (need == null) {
            throw new IllegalArgumentException("Unknown service need " + booking.need());
        }
        if (need.termOnly() && coefficients.isBreak(day)) {
            return BigDecimal.ZERO;
        }
        var base =
                booking.familyDayCare()
                        ? coefficients.familyDayCare()
                        : booking.young(day) ? need.young() : need.coefficient();
        return base.multiply(booking.assistance());
    }
}

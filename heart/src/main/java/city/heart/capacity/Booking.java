// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What one child means for the staff of one unit over some days.
///
/// @param child the same text for the same child; it says nothing else about the child
/// @param first first day
/// @param last last day, the day itself included
/// @param need one of the service needs of the city's coefficients
/// @param assistance how many children this child counts for by a decision on support; 1 where there is none
/// @param youngUntil last day on which the child counts as a young one; null where it never does
/// @param familyDayCare in a home; then the coefficient is that of family day care whatever the need
record Booking(
        String child,
        Stage stage,
        LocalDate first,
        LocalDate last,
        String need,
        BigDecimal assistance,
        @Nullable LocalDate youngUntil,
        boolean familyDayCare) {
    Booking {
        if (assistance.signum() <= 0) {
            throw new IllegalArgumentException("An assistance factor is above 0: " + assistance);
        }
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("A booking ends on or after its first day");
        }
    }

    /// At a stage and on a day.
    boolean counts(Stage at, LocalDate day) {
        return stage.compareTo(at) <= 0 && !day.isBefore(first) && !day.isAfter(last);
    }

    boolean young(LocalDate day) {
        return youngUntil != null && !day.isAfter(youngUntil);
    }
}

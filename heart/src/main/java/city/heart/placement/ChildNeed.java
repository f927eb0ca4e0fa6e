// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a child who holds a place means for the staff, where it is other than the kind of place says.
///
/// @param need one of the city's service needs
/// @param assistance how many children the child counts for by a decision on support; above 0, two decimals.
///     Only the number is kept here, never the decision or its reason
/// @param youngUntil last day on which it counts as a young child; null where it never does
public record ChildNeed(
        String need,
        BigDecimal assistance,
        @Nullable LocalDate youngUntil,
        boolean familyDayCare) {}

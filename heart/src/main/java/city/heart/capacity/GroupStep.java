// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import city.base.usage.Actor;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Who did what to a group of a unit.
///
/// @param by the officer who did it
public record GroupStep(
        What what,
        String group,
        int seats,
        BigDecimal caretakers,
        LocalDate first,
        @Nullable LocalDate last,
        Instant at,
        Actor by) {
    /// What was done.
    public enum What {
        /// It begins.
        ADDED,
        /// Its last day was set, or another one.
        CLOSED
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Who did what to a group of a unit.
///
/// @param by an officer's id
public record GroupStep(
        What what,
        String group,
        int seats,
        BigDecimal caretakers,
        LocalDate first,
        @Nullable LocalDate last,
        Instant at,
        String by) {
    /// What was done.
    public enum What {
        /// It begins.
        ADDED,
        /// Its last day was set, or another one.
        CLOSED
    }
}

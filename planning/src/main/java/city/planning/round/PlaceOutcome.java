// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of a place when the round was published.
///
/// @param offer the offer that was made; null where none was
public record PlaceOutcome(UUID caseId, What what, @Nullable UUID offer) {
    /// What it became.
    public enum What {
        OFFERED,
        /// No seat was left: a person looks.
        NO_PLACE,
        /// Something happened since the run: the child moved, died, an order began, a person took over.
        OVERTAKEN
    }
}

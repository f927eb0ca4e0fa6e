// SPDX-License-Identifier: EUPL-1.2
package city.base.usage;

import city.base.shared.RecordingNumber;
import java.time.Instant;

/// One recorded use of a resident's data.
///
/// @param id   of the act; one act may be on many residents
/// @param at   in the city's time
/// @param seen what the city knew then
/// @param how  whether the person was looked at by name or passed in a sweep over everybody
public record Act(long id, Instant at, Use use, RecordingNumber seen, How how) {
    /// How the act touched the person.
    public enum How {
        /// The person was looked at.
        NAMED,
        /// A sweep over the whole city named the person among its results.
        SWEEP_NOMINATED,
        /// A sweep over the whole city went past the person.
        SWEEP_PASSED
    }
}

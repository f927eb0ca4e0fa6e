// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.usage.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One run of a round.
///
/// @param number 1 for the first of its round
/// @param reached children looked at so far, of `expected`
/// @param fault why it failed; null else
/// @param inputSha256 over children, units, rule: two runs of the same inputs have the same; null until done
/// @param fileSha256 over the whole file with the result: what the public commitment names
/// @param figures null until done
public record Run(
        RunId id,
        RoundId round,
        int number,
        State state,
        Instant askedAt,
        Actor askedBy,
        @Nullable Instant endedAt,
        int reached,
        int expected,
        @Nullable String fault,
        @Nullable String inputSha256,
        @Nullable String fileSha256,
        @Nullable RunFigures figures) {
    /// How far a run is.
    public enum State {
        WAITING,
        DRAWING,
        SOLVING,
        VERIFYING,
        DONE,
        FAILED;

        /// It goes on by itself.
        public boolean going() {
            return this != DONE && this != FAILED;
        }
    }
}

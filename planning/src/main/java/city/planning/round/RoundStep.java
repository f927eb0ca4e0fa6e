// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What happened to a round.
///
/// @param by an officer's id, or a part of the machine
/// @param words the officer's reason; null where none is asked
public record RoundStep(
        RoundHappening happening,
        RoundState from,
        RoundState to,
        Instant at,
        String by,
        @Nullable String words) {}

// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The round of one service and school year.
///
/// @param kind of unit
/// @param aims what counts, the weightiest first: names of `city.heart.service.Assignment.Aim`
/// @param seed of the lot, drawn when the round was opened
/// @param openedBy an officer's id
/// @param chosen the run that was put forward; null while none is
/// @param signedBy an officer's id, another than who ran it and who put it forward; null before
public record PlacementRound(
        RoundId id,
        String service,
        String period,
        String kind,
        List<String> aims,
        String seed,
        RoundState state,
        Instant openedAt,
        String openedBy,
        @Nullable RunId chosen,
        @Nullable String runBy,
        @Nullable String putForwardBy,
        @Nullable String signedBy) {
    public PlacementRound {
        aims = List.copyOf(aims);
    }

    /// What stands for an officer's id where the demonstration opens and runs rounds by itself.
    public static final String DEMONSTRATION = "demonstration";

    /// The demonstration opened it: no two people have checked it.
    public boolean byDemonstration() {
        return openedBy.equals(DEMONSTRATION);
    }
}

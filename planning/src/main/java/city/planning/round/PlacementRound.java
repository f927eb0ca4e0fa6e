// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.usage.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The round of one service and school year.
///
/// @param kind of unit
/// @param aims what counts, the weightiest first: names of `city.heart.service.Assignment.Aim`
/// @param seed of the lot, drawn when the round was opened
/// @param chosen the run that was put forward; null while none is
/// @param signedBy another than who ran it and who put it forward; null before
public record PlacementRound(
        RoundId id,
        String service,
        String period,
        String kind,
        List<String> aims,
        String seed,
        RoundState state,
        Instant openedAt,
        Actor openedBy,
        @Nullable RunId chosen,
        @Nullable Actor runBy,
        @Nullable Actor putForwardBy,
        @Nullable Actor signedBy) {
    public PlacementRound {
        aims = List.copyOf(aims);
    }

    /// Who it is where the demonstration opens and runs rounds by itself.
    public static final Actor DEMONSTRATION = Actor.system("demonstration");

    /// The demonstration opened it: no two people have checked it.
    public boolean byDemonstration() {
        return openedBy.equals(DEMONSTRATION);
    }
}

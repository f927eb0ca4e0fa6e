// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.shared.UnitId;
import city.heart.placement.Wish;
import java.util.Set;
import java.util.UUID;

/// A child who waits for the round.
///
/// @param caseId of the case under which the offer will be made
/// @param wish held by the case's number
/// @param siblings units where the child would be with a brother or sister of the same home
public record Waiting(UUID caseId, Wish wish, Set<UnitId> siblings) {
    public Waiting {
        siblings = Set.copyOf(siblings);
    }
}

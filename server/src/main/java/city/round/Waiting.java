// SPDX-License-Identifier: EUPL-1.2
package city.round;

import city.placement.Wish;
import java.util.UUID;

/// A child who waits for the round.
///
/// @param caseId of the case under which the offer will be made
/// @param wish held by the case's number
public record Waiting(UUID caseId, Wish wish) {}

// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.shared.ResidentId;
import city.heart.placement.Choice;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a run placed a child.
///
/// @param choice null: no seat was left
public record Place(UUID caseId, ResidentId child, Choice.@Nullable Proposed choice) {}

// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.shared.ResidentId;
import city.heart.offer.CaseId;
import city.heart.placement.UnitChoice;
import org.jspecify.annotations.Nullable;

/// Where a run placed a child.
///
/// @param choice null: no seat was left
public record DraftPlace(CaseId caseId, ResidentId child, UnitChoice.@Nullable Proposed choice) {}

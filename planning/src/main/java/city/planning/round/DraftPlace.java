// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.shared.ResidentId;
import city.heart.casework.CaseId;
import city.heart.placement.UnitChoice;
import org.jspecify.annotations.Nullable;

/// Where a run placed a child.
///
/// @param choice null: no seat was left
/// @param metres of the way that was reckoned with, also where it is no question for the family; 0 without a place
public record DraftPlace(
        CaseId caseId, ResidentId child, UnitChoice.@Nullable Proposed choice, int metres) {}

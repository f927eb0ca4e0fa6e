// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.shared.Language;
import city.base.shared.Point;
import city.base.shared.UnitId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A child to be placed, or children of one birth in one home. In memory only.
///
/// @param id of this draw; the lot is drawn for it
/// @param seats how many children
/// @param holds the unit of the place that they have; null for none
/// @param siblings units that speak for them for the sake of a brother or sister at home
record Applicant(
        String id,
        int seats,
        Point place,
        Language language,
        @Nullable UnitId holds,
        Set<UnitId> siblings) {
    @Override
    public String toString() {
        return "Applicant[…]";
    }
}

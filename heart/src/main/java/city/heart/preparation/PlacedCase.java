// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.UnitId;
import city.heart.casework.CaseLine;
import city.heart.offer.OfferLine;
import city.heart.offer.State;
import org.jspecify.annotations.Nullable;

/// A case in a list, with the place that is proposed or decided.
///
/// @param place null where no offer was made
public record PlacedCase(CaseLine file, OfferLine.@Nullable Place place) {
    /// Null where none is proposed or decided.
    public @Nullable UnitId unit() {
        return place == null ? null : place.unit();
    }

    /// Null where no offer was made.
    public @Nullable State state() {
        return place == null ? null : place.state();
    }
}

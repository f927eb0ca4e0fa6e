// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.UnitId;
import city.heart.casework.CaseLine;
import org.jspecify.annotations.Nullable;

/// A case in a list, with the place that is proposed or decided.
///
/// @param place null where no offer was made
public record PlacedCase(CaseLine file, @Nullable Place place) {
    /// @param state of the offer that is open or was the last
    public record Place(UnitId unit, State state) {}

    /// Null where none is proposed or decided.
    public @Nullable UnitId unit() {
        return place == null ? null : place.unit();
    }

    /// Null where no offer was made.
    public @Nullable State state() {
        return place == null ? null : place.state();
    }
}

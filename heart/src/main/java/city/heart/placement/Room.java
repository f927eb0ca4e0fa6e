// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.UnitId;
import org.jspecify.annotations.Nullable;

/// A unit that a person may choose for one child. The way is made from the child's home: it counts as
/// the address.
///
/// @param left seats that are free; 0 where the unit is full
/// @param wayMetres null where the home is not known
/// @param ownArea the unit of the child's own admission area, which takes the child also when full
public record Room(UnitId unit, int left, @Nullable Integer wayMetres, boolean ownArea) {
    /// The same with another number of free seats.
    public Room with(int free) {
        return new Room(unit, free, wayMetres, ownArea);
    }

    /// True where the child can be given a seat.
    public boolean open() {
        return left > 0 || ownArea;
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.UnitId;
import java.util.Collection;

/// Seats and children of one unit for a kind of place and school year, as every page counts them.
///
/// @param own one of the city's own units: those of others stand in lists and in no total, for the city gives no
///     place there
/// @param seats that are declared
/// @param children who have a place there or are proposed one, and seats kept for families that have been asked
public record SeatCount(UnitId unit, boolean own, int seats, int children) {
    /// Free seats: none where children are as many as seats or more.
    public int free() {
        return Math.max(0, seats - children);
    }

    /// Children beyond the seats, for whatever reason.
    public int beyond() {
        return Math.max(0, children - seats);
    }

    /// Free seats of the city's own units together.
    public static int free(Collection<SeatCount> units) {
        return units.stream().filter(SeatCount::own).mapToInt(SeatCount::free).sum();
    }
}

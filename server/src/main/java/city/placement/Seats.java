// SPDX-License-Identifier: EUPL-1.2
package city.placement;

/// The seats of one unit for one kind of place and period.
///
/// @param over children beyond capacity, taken because the unit never refuses its own area
public record Seats(UnitId unit, String kind, String period, int capacity, int taken, int over) {
    boolean free() {
        return taken < capacity;
    }

    Seats plusOne() {
        return free()
                ? new Seats(unit, kind, period, capacity, taken + 1, over)
                : new Seats(unit, kind, period, capacity, taken, over + 1);
    }
}

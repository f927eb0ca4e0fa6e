// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.UnitId;

/// The seats of one unit for one kind of place and period.
///
/// @param capacity never fewer than the children who hold a seat
/// @param over children beyond capacity, taken because the unit never refuses its own area
/// @param declared what the unit's groups or the city's folder say; fewer than the capacity where seats
///     became fewer than the children who held one already
public record Seats(
        UnitId unit, String kind, String period, int capacity, int taken, int over, int declared) {
    /// As many as are declared.
    public Seats(UnitId unit, String kind, String period, int capacity, int taken, int over) {
        this(unit, kind, period, capacity, taken, over, capacity);
    }

    boolean free() {
        return taken < capacity;
    }

    /// Children beyond the declared seats, for whatever reason.
    public int beyond() {
        return Math.max(0, taken + over - declared);
    }

    Seats plusOne() {
        return free()
                ? new Seats(unit, kind, period, capacity, taken + 1, over, declared)
                : new Seats(unit, kind, period, capacity, taken, over + 1, declared);
    }
}

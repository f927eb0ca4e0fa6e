// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.shared.UnitId;
import java.util.Collection;

/// One unit in a run.
///
/// @param seats that were free before it, as `city.heart.placement.SeatCount` counts them; a school that takes every
///     child of its own area can have more children than these
/// @param metres the way of its children together
/// @param longest the longest of them
/// @param price metres that one seat more would save all children together; 0 where a seat is free; below 0
///     where a seat is worth something for a weightier aim, for which the way would grow
public record UnitInRun(UnitId unit, int seats, int filled, long metres, int longest, long price) {
    /// Seats that are left, of all these units together.
    static int free(Collection<UnitInRun> units) {
        return units.stream().mapToInt(it -> Math.max(0, it.seats() - it.filled())).sum();
    }
}

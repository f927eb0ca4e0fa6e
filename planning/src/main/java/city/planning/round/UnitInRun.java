// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.shared.UnitId;

/// One unit in a run.
///
/// @param metres the way of its children together
/// @param longest the longest of them
/// @param price metres that one seat more would save all children together; 0 where a seat is free; below 0
///     where a seat is worth something for a weightier aim, for which the way would grow
public record UnitInRun(UnitId unit, int seats, int filled, long metres, int longest, long price) {}

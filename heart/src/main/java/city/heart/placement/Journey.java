// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.UnitId;

/// Children of one admission area who are placed in one unit, in numbers; never fewer than five.
///
/// @param area id of the area in which their homes lie
public record Journey(String area, UnitId unit, int children) {}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.shared.UnitId;

/// How many children a unit can take in a school year.
///
/// @param kind of place: school, pre-primary
public record UnitPlaces(UnitId unit, String kind, SchoolYear year, int places) {}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import java.util.List;
import java.util.Optional;

/// What is true of all units of a city.
///
/// @param years school years for which there are seats, beside those of the areas
/// @param occupancy empty where the city keeps no coefficients: nothing is counted by staff
public record UnitRules(AreaYears areas, List<SchoolYear> years, Optional<Coefficients> occupancy) {
    /// Where a city says nothing.
    public static final UnitRules NONE = new UnitRules(AreaYears.ALL, List.of(), Optional.empty());

    public UnitRules {
        years = List.copyOf(years);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import java.util.List;
import java.util.Optional;

/// What is true of all units of a city.
///
/// @param years school years for which there are seats, beside those of the areas
/// @param occupancy empty where the city keeps no coefficients: nothing is counted by staff
record UnitRules(AreaYears areas, List<SchoolYear> years, Optional<Coefficients> occupancy) {
    static final UnitRules NONE = new UnitRules(AreaYears.ALL, List.of(), Optional.empty());

    UnitRules {
        years = List.copyOf(years);
    }
}

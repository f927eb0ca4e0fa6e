// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import city.base.shared.Language;
import java.util.List;

/// Which units can be proposed.
///
/// @param kind the units' kind in the city's list of units, such as `school`
/// @param languages languages of teaching
/// @param admission by which part of the city places are given
public record ProposableUnits(String kind, List<Language> languages, Admission admission) {
    /// By which part of the city places are given.
    public enum Admission {
        /// By admission areas: the home's area names the school.
        AREA,
        /// Within the home's district, by the order of the round.
        DISTRICT,
        /// Over the whole city, by the order of the round.
        CITY
    }

    public ProposableUnits {
        languages = List.copyOf(languages);
    }
}

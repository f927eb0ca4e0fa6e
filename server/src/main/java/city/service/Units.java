// SPDX-License-Identifier: EUPL-1.2
package city.service;

import city.shared.Language;
import java.util.List;

/// Which units can be proposed.
///
/// @param kind the units' kind in the city's list of units, such as `school`
/// @param languages languages of teaching
public record Units(String kind, List<Language> languages) {
    public Units {
        languages = List.copyOf(languages);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.units;

import java.util.Map;

/// An invented school or pre-primary unit, as it stands in `units/units.geojson`.
///
/// @param id        `school-fi-012`, `pre-primary-sv-003`
/// @param kind      what it is
/// @param name      in Finnish, Swedish and English
/// @param language  the language in which it works, `fi` or `sv`
/// @param municipal whether the city runs it; else a private provider
/// @param easting   EPSG:3067, metres
/// @param northing  EPSG:3067, metres
/// @param school    the school in whose admission area it lies; its own id for a school
/// @param firstYear the school year (1 August of which year) in which it opens
/// @param places    places a year: for first-graders, or for children in pre-primary education
public record Unit(
        String id,
        Kind kind,
        Map<String, String> name,
        String language,
        boolean municipal,
        int easting,
        int northing,
        String school,
        int firstYear,
        int places) {

    /// Kinds of unit.
    public enum Kind {
        SCHOOL("school"),
        PRE_PRIMARY("pre-primary");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /// @return the word in the file
        public String code() {
            return code;
        }
    }
}

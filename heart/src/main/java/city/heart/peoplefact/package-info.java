// SPDX-License-Identifier: EUPL-1.2
/// Facts of people: what rules may ask of the people and families that `population` records, of one family and of the
/// whole city beside each other. Records nothing and knows no rule.
@ApplicationModule(
        id = "peoplefact",
        displayName = "Facts of people",
        allowedDependencies = {"fact", "population"})
@NullMarked
package city.heart.peoplefact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

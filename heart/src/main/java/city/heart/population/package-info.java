// SPDX-License-Identifier: EUPL-1.2
/// Residents, families, guardianship and addresses in two times: when a fact held and when the city
/// learned it. Records what it is told (the register is read in `register`), derives life events, and lets
/// nobody read a person without a purpose. Owns the schema `population`.
@ApplicationModule(
        id = "population",
        displayName = "Population",
        allowedDependencies = {"fact"})
@NullMarked
package city.heart.population;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

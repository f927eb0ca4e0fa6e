// SPDX-License-Identifier: EUPL-1.2
/// Residents, families, guardianship and addresses as the population register tells them, in two
/// times: when a fact held and when the city learned it. Takes the register's changes, derives life
/// events, and lets nobody read a person without a purpose. Owns the schema `population`.
@ApplicationModule(
        id = "population",
        displayName = "Population",
        allowedDependencies = {})
@NullMarked
package city.heart.population;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

// SPDX-License-Identifier: EUPL-1.2
/// The city's own education records as a source of facts like the register: present early-education
/// unit, decisions on the start, places taken elsewhere; in two times. Unknown never means no. Owns
/// the schema `education`.
@ApplicationModule(
        displayName = "Education records",
        allowedDependencies = {"shared", "database", "usage", "population"})
@NullMarked
package city.education;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

// SPDX-License-Identifier: EUPL-1.2
/// The city's own education records as a source of facts like the register: present early-education
/// unit, decisions on the start, places taken elsewhere; in two times. Unknown never means no. Owns
/// the schema `education`.
@ApplicationModule(
        id = "education",
        displayName = "Education records",
        allowedDependencies = {"population", "register", "fact"})
@NullMarked
package city.heart.education;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

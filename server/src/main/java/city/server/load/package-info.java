// SPDX-License-Identifier: EUPL-1.2
/// A city's first stock: what its registers hand over, brought in subject by subject, with how far it is and what was
/// put aside. The demonstration brings its invented city in the same way. Owns no tables: each subject knows by its
/// own whether it has its part.
@ApplicationModule(
        id = "load",
        displayName = "First stock",
        allowedDependencies = {"register", "population", "education", "unit", "service"})
@NullMarked
package city.server.load;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

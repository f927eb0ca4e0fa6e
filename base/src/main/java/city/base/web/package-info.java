// SPDX-License-Identifier: EUPL-1.2
/// What every page shares: the layout, the choice of language, error pages and problem details.
/// Owns the schema `web`.
@ApplicationModule(
        id = "web",
        displayName = "Pages",
        allowedDependencies = {"shared", "subject", "database"})
@NullMarked
package city.base.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

// SPDX-License-Identifier: EUPL-1.2
/// The database under all modules: an embedded PostgreSQL or an outside one, the two roles (owner
/// and app), and the migrations of each subject, in a schema and with a history of its own. Owns no tables.
@ApplicationModule(
        id = "database",
        displayName = "Database",
        allowedDependencies = {"subject"})
@NullMarked
package city.base.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

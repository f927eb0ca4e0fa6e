// SPDX-License-Identifier: EUPL-1.2
/// Who used whose data, when, in which role, for which purpose, and on what knowledge. Every read of
/// a person leaves an act here, in the same transaction. Owns the schema `usage`; it holds residents'
/// internal numbers and names of facts, never their values.
@ApplicationModule(
        id = "usage",
        displayName = "Usage of personal data",
        allowedDependencies = {"shared", "database", "subject"})
@NullMarked
package city.base.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

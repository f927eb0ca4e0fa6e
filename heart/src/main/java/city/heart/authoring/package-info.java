// SPDX-License-Identifier: EUPL-1.2
/// Where a service's author hands in a new version of its folder, and another person puts it in force: checked by the
/// reader of `./city check`, compared with the version in force in rows and in numbers. Owns no tables: versions, and
/// what was done to them by whom, are kept by `service`.
@ApplicationModule(
        id = "authoring",
        displayName = "Writing and publishing rules",
        allowedDependencies = {"service", "folder", "eligibility", "rulebook"})
@NullMarked
package city.heart.authoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

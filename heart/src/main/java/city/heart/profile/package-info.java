// SPDX-License-Identifier: EUPL-1.2
/// How a person can be reached: phones and e-mails, each with its source and date, and what the
/// person has chosen. Owns the schema `profile`.
@ApplicationModule(
        id = "profile",
        displayName = "Profile",
        allowedDependencies = {"population"})
@NullMarked
package city.heart.profile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

// SPDX-License-Identifier: EUPL-1.2
/// Who is due what on a day: the facts that their owners supply, the published rule
/// asked for one person with its reasons or for the whole city, and any earlier decision asked again.
/// Owns no tables.
@ApplicationModule(
        id = "eligibility",
        displayName = "Eligibility",
        allowedDependencies = {"fact", "service"})
@NullMarked
package city.heart.eligibility;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

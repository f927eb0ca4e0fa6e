// SPDX-License-Identifier: EUPL-1.2
/// Facts as sources: what a rule may ask, as the owners of the data supply it, of one person and of the
/// whole city. Knows no register: each owner declares its facts beside each other. Owns no tables.
@ApplicationModule(
        id = "fact",
        displayName = "Facts",
        allowedDependencies = {})
@NullMarked
package city.heart.fact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

// SPDX-License-Identifier: EUPL-1.2
/// The few words that all use: residents' numbers, recording numbers, languages, the two clocks.
@ApplicationModule(
        id = "shared",
        displayName = "Shared words",
        allowedDependencies = {})
@NullMarked
package city.base.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

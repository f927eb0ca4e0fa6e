// SPDX-License-Identifier: EUPL-1.2
/// The few words that all use: residents' numbers, recording numbers, languages, the two clocks.
@ApplicationModule(
        displayName = "Shared words",
        allowedDependencies = {})
@NullMarked
package city.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

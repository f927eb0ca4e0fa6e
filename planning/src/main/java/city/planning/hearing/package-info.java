// SPDX-License-Identifier: EUPL-1.2
/// Hearing of units: what the draft of a round gives one unit, shown to who leads it without names, and what the unit
/// says to it. The word is kept, and counts at the signature, in `round`.
@ApplicationModule(
        id = "hearing",
        displayName = "Hearing of units",
        allowedDependencies = {"population", "placement", "casework", "round"})
@NullMarked
package city.planning.hearing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

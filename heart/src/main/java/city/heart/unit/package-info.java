// SPDX-License-Identifier: EUPL-1.2
/// The city's units, their admission areas and districts, and where buildings stand: read from the city's
/// folder and the building register, drawn on maps. Owns the schema `unit`. How many seats a unit has is kept
/// in `capacity`, who gets one in `placement`.
@ApplicationModule(
        id = "unit",
        displayName = "Units and areas",
        allowedDependencies = {})
@NullMarked
package city.heart.unit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

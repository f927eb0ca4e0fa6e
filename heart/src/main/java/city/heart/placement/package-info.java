// SPDX-License-Identifier: EUPL-1.2
/// Units, their areas and seats, and the choice of a unit for one person. Owns the schema
/// `placement`. Who is entitled is decided in `eligibility`, what is offered to whom in `offer`.
@ApplicationModule(
        id = "placement",
        displayName = "Placement",
        allowedDependencies = {})
@NullMarked
package city.heart.placement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

// SPDX-License-Identifier: EUPL-1.2
/// The choice of a unit for one person, and the seats that people hold. Owns the schema `placement`. Who
/// is entitled is decided in `eligibility`, what is offered to whom in `offer`.
@ApplicationModule(
        id = "placement",
        displayName = "Placement",
        allowedDependencies = {"unit"})
@NullMarked
package city.heart.placement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

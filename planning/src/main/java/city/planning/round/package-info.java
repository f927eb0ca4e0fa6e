// SPDX-License-Identifier: EUPL-1.2
/// Rounds: the places of one service and school year, given to all waiting children together, checked,
/// signed by a second person and published as offers. Owns the schema `round`. Who waits is told by `offer`,
/// units and seats by `placement`; places are given and proved by the library `allocation`.
@ApplicationModule(
        id = "round",
        displayName = "Rounds",
        allowedDependencies = {
            "population",
            "service",
            "unit",
            "placement",
            "casework",
            "offer",
            "preparation"
        })
@NullMarked
package city.planning.round;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

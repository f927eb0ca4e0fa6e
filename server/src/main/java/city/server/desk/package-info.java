// SPDX-License-Identifier: EUPL-1.2
/// The officers' pages: what the register told today, what a person is asked to do, one case, prepared
/// decisions, search with a purpose, faults of the registers; and two pages for everybody: the front page,
/// which shows the city in numbers, and the privacy notices of the services. Owns no tables: it shows
/// what its neighbours know and hands on what officers do.
@ApplicationModule(
        id = "desk",
        displayName = "Desk",
        allowedDependencies = {
            "population",
            "register",
            "service",
            "unit",
            "placement",
            "capacity",
            "round",
            "queue",
            "casework",
            "offer",
            "decision"
        })
@NullMarked
package city.server.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

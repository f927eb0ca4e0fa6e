// SPDX-License-Identifier: EUPL-1.2
/// When something is open and who is there: holidays and working days, opening hours with periods, rules and
/// exceptions as cities keep them, clocks that count only the time in which somebody works, rotas. Plain reckoning:
/// no tables, no clock of its own; every question names its day, moment and time zone.
@ApplicationModule(
        id = "hours",
        displayName = "Hours",
        allowedDependencies = {"shared"})
@NullMarked
package city.base.hours;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

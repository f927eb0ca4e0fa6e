// SPDX-License-Identifier: EUPL-1.2
/// Reading the population register: its initial extract and its changes, translated into the city's
/// words once, at this border. What cannot be taken becomes an issue, of this register or of another, and
/// waits. What was told is kept and read in `population`. Owns the schema `register`.
@ApplicationModule(
        id = "register",
        displayName = "Reading the register",
        allowedDependencies = {"population"})
@NullMarked
package city.heart.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

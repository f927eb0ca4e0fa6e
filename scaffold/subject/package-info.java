// SPDX-License-Identifier: EUPL-1.2
/// Say in two or three plain sentences what this subject is, what it leaves to others and on which law or
/// standard it stands. Owns the schema `__name__`.
@ApplicationModule(
        id = "__name__",
        displayName = "__Names__",
        allowedDependencies = {})
@NullMarked
package city.__wing__.__name__;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

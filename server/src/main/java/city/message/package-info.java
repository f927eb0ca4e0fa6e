// SPDX-License-Identifier: EUPL-1.2
/// Messages to people, by SMS, e-mail and letter: a queue whose texts are fixed, delivery with
/// repeats, and what came of it. Knows no offers. Owns the schema `message`.
@ApplicationModule(
        displayName = "Messages",
        allowedDependencies = {
            "shared",
            "database",
            "web",
            "usage",
            "population",
            "signin",
            "profile"
        })
@NullMarked
package city.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

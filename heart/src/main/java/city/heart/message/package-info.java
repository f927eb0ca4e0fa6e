// SPDX-License-Identifier: EUPL-1.2
/// Messages to people, by SMS, e-mail and letter: a queue whose texts are fixed, delivery with
/// repeats, and what came of it. Knows no offers. Owns the schema `message`.
@ApplicationModule(
        id = "message",
        displayName = "Messages",
        allowedDependencies = {"channel", "population", "profile"})
@NullMarked
package city.heart.message;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

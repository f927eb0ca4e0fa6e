// SPDX-License-Identifier: EUPL-1.2
/// The city's key: texts that name people are found by a keyed hash and readable only with it. Owns
/// the schema `secret`, which holds no more than the key's fingerprint.
@ApplicationModule(
        id = "secret",
        displayName = "The city's key",
        allowedDependencies = {})
@NullMarked
package city.base.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

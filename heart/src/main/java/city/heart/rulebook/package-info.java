// SPDX-License-Identifier: EUPL-1.2
/// The city's rules in words, for everybody: each version that was ever in force with its tables, facts, examples and
/// what it changed. A decision's fingerprint leads here. Owns no tables; versions are kept by `service`.
@ApplicationModule(
        id = "rulebook",
        displayName = "Published rules",
        allowedDependencies = {"service", "folder"})
@NullMarked
package city.heart.rulebook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

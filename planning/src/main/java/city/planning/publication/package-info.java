// SPDX-License-Identifier: EUPL-1.2
/// Publication of rounds: what everybody may know of them, as a page and as open data, and the whole file that an
/// auditor takes out with a purpose. Owns the schema `publication`: who took a file out, and for what. What a round
/// gave and proved is told by `round`.
@ApplicationModule(
        id = "publication",
        displayName = "Publication of rounds",
        allowedDependencies = {"population", "service", "casework", "round"})
@NullMarked
package city.planning.publication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

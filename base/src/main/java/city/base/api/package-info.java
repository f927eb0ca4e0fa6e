// SPDX-License-Identifier: EUPL-1.2
/// The city's interface for machines, below `/api/v1`: who may call how often (keys, quota), lists in
/// parts, what open data may be kept and read by anybody's page, and which calls of a client may use
/// personal data for what. The addresses themselves belong to the subjects. Owns the schema `api`.
@ApplicationModule(
        id = "api",
        displayName = "Interface for machines",
        allowedDependencies = {"shared", "database", "subject", "web", "usage", "signin"})
@NullMarked
package city.base.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

// SPDX-License-Identifier: EUPL-1.2
/// The catalogue of public services: what each is, its legal basis, its rule and its texts; kept by
/// content hash, published by two people. Read from the city's folder by `folder`. Owns the schema
/// `service`.
@ApplicationModule(
        id = "service",
        displayName = "Service catalogue",
        allowedDependencies = {"fact"})
@NullMarked
package city.heart.service;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

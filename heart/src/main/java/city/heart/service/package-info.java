// SPDX-License-Identifier: EUPL-1.2
/// The catalogue of public services. A service is a folder of the city: what it is, its legal basis,
/// its rule, its texts and its examples. Read with all its faults named by file and line, kept by
/// content hash, published by two people. Owns the schema `service` and the vocabulary's form.
@ApplicationModule(
        id = "service",
        displayName = "Service catalogue",
        allowedDependencies = {})
@NullMarked
package city.heart.service;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

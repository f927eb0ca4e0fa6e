// SPDX-License-Identifier: EUPL-1.2
/// Reading the city's folder: a service is a folder with its rule, texts and examples; what all services
/// share are the vocabulary and the laws. All faults at once, named by file and line. Owns no tables.
@ApplicationModule(
        id = "folder",
        displayName = "Reading the folder",
        allowedDependencies = {"service", "fact"})
@NullMarked
package city.heart.folder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

// SPDX-License-Identifier: EUPL-1.2
/// How many children units can take: their groups over time, the seats that follow from them, how full the
/// staff is. Owns the schema `capacity`.
@ApplicationModule(
        id = "capacity",
        displayName = "Capacity",
        allowedDependencies = {"unit", "placement", "service"})
@NullMarked
package city.heart.capacity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

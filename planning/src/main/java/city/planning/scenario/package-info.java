// SPDX-License-Identifier: EUPL-1.2
/// What if: changes to units, seats, areas and the order of aims, tried on the children of a service and
/// school year before anybody is placed, beside today. Owns the schema `scenario`: plans and their figures,
/// nothing of a person. Who the children are is told by `offer`, where they live by `population`, ways and seats
/// by `placement`.
@ApplicationModule(
        id = "scenario",
        displayName = "What if",
        allowedDependencies = {"population", "service", "placement", "preparation", "round"})
@NullMarked
package city.planning.scenario;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

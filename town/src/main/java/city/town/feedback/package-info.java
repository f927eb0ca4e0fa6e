// SPDX-License-Identifier: EUPL-1.2
/// What people tell the city about its pages and services, without signing in, and what the city
/// answers within fourteen days (Act 306/2019). Owns the schema `feedback`.
@ApplicationModule(
        id = "feedback",
        displayName = "Feedback",
        allowedDependencies = {"message"})
@NullMarked
package city.town.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

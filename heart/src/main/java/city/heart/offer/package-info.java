// SPDX-License-Identifier: EUPL-1.2
/// Cases, offers, answers, last days and decisions: from "this child is due" to a signed decision.
/// Owns the schema `offer`. Who is due is decided in `eligibility`, which unit in `placement`; how
/// a message travels is the matter of `message`.
@ApplicationModule(
        id = "offer",
        displayName = "Offers",
        allowedDependencies = {
            "population",
            "education",
            "service",
            "eligibility",
            "placement",
            "profile",
            "message"
        })
@NullMarked
package city.heart.offer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

// SPDX-License-Identifier: EUPL-1.2
/// What becomes of a case day by day: who waits for what, which place is proposed or put in another's stead, when
/// it is sent and when it lapses. Owns no tables: cases are `casework`'s, proposals `offer`'s, seats
/// `placement`'s. What is decided on a proposal that is ready is the matter of `decision`.
@ApplicationModule(
        id = "preparation",
        displayName = "Preparation",
        allowedDependencies = {"population", "unit", "placement", "casework", "offer"})
@NullMarked
package city.heart.preparation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

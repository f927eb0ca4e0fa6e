// SPDX-License-Identifier: EUPL-1.2
/// Where residents see what is proposed and answer it: their own pages, and the page behind the link of a message.
/// Owns no tables and decides nothing: proposals and answers are `offer`'s.
@ApplicationModule(
        id = "proposal",
        displayName = "Proposals, for residents",
        allowedDependencies = {"offer", "casework", "placement", "population", "unit"})
@NullMarked
package city.heart.proposal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

// SPDX-License-Identifier: EUPL-1.2
/// Places proposed under cases: offers, their recipients, replies and last days, and the messages about them. Owns
/// the schema `offer`. Which unit is proposed is decided in `placement`; how a message travels is the matter of
/// `message`; when a place is proposed, of `preparation`, and what becomes of a proposal that is ready, of `decision`.
@ApplicationModule(
        id = "offer",
        displayName = "Offers",
        allowedDependencies = {"population", "unit", "placement", "message", "casework"})
@NullMarked
package city.heart.offer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

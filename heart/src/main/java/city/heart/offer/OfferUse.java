// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import java.util.Set;

/// The use of personal data for an offer, by the city itself.
public final class OfferUse {
    private static final Set<String> CONTACT = Set.of("contact data", "contact language");

    private OfferUse() {}

    /// How the recipients are written to.
    public static Use contact(String service) {
        return new Use(Actor.system("offer"), "service", "offer", Basis.DUTY, service, CONTACT);
    }
}

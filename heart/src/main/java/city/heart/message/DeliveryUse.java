// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// For what this module reads people: to serve what an authority must tell them (Administrative
/// Procedure Act 434/2003, section 54).
final class DeliveryUse {
    private static final Actor ACTOR = Actor.system("message");

    private DeliveryUse() {}

    static Use ofContacts(String purpose, @Nullable String service) {
        return use(purpose, service, Set.of("phone", "e-mail", "chosen channel"));
    }

    static Use ofAddresses(String purpose, @Nullable String service) {
        return use(purpose, service, Set.of("name", "address", "non-disclosure order", "death"));
    }

    private static Use use(String purpose, @Nullable String service, Set<String> facts) {
        var named = service == null || service.isEmpty() ? null : service;
        return new Use(ACTOR, "delivery", purpose, Basis.DUTY, named, facts);
    }
}

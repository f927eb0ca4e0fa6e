// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import java.util.Set;

/// One fact that a service uses, and why it needs it (GDPR article 5(1)(c)).
///
/// @param name a name of the vocabulary
/// @param uses what it is used for
/// @param need why, in words for people
public record FactUse(String name, Set<Use> uses, Multilingual need) {
    public FactUse {
        uses = Set.copyOf(uses);
    }

    /// What a service does with a fact.
    public enum Use {
        /// An input of the rule.
        RULE,
        /// The choice of the unit.
        PLACEMENT,
        /// Writing to the guardians.
        MESSAGE
    }
}

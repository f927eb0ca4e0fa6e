// SPDX-License-Identifier: EUPL-1.2
package city.base.usage;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// For what somebody uses data. Every read of a person asks for one.
///
/// @param role    in which the actor acts: `guardian`, `service officer`, `sweep` …
/// @param purpose a short stable key that the resident's page turns into a sentence: `offer`, `desk-search` …
/// @param service the public service for which it is used, null where none is
/// @param facts   names of the facts used, as in the vocabulary; never values
/// @param about   the one thing that it was about, null where there were several or none
public record Use(
        Actor actor,
        String role,
        String purpose,
        Basis basis,
        @Nullable String service,
        Set<String> facts,
        @Nullable About about) {
    /// The one thing that a use was about.
    ///
    /// @param kind such as `case`, `offer`, `decision`
    /// @param id   as its subject names it
    public record About(String kind, String id) {}

    public Use {
        if (role.isBlank() || purpose.isBlank()) {
            throw new IllegalArgumentException("A use names its role and its purpose");
        }
        facts = Set.copyOf(facts);
    }

    /// A use that was about no one thing.
    public Use(
            Actor actor,
            String role,
            String purpose,
            Basis basis,
            @Nullable String service,
            Set<String> facts) {
        this(actor, role, purpose, basis, service, facts, null);
    }

    /// The same use of other facts.
    public Use of(Set<String> otherFacts) {
        return new Use(actor, role, purpose, basis, service, otherFacts, about);
    }

    /// The same use, about this one thing.
    public Use about(String kind, Object id) {
        return new Use(actor, role, purpose, basis, service, facts, new About(kind, id.toString()));
    }
}

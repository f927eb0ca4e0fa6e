// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import java.util.UUID;

/// A decision. Random, so that it tells nothing in an URL.
public record DecisionId(UUID value) {
    /// The kind of what a use was about, where it was this.
    static final String ABOUT = "decision";

    static DecisionId random() {
        return new DecisionId(UUID.randomUUID());
    }

    /// @throws IllegalArgumentException when the text is no UUID
    public static DecisionId parse(String text) {
        return new DecisionId(UUID.fromString(text));
    }
}

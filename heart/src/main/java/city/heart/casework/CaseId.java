// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import java.util.UUID;

/// A case: one service, one person, one period. Random, so that it tells nothing in an URL.
public record CaseId(UUID value) {
    /// The kind of what a use was about, where it was this.
    public static final String ABOUT = "case";

    public static CaseId random() {
        return new CaseId(UUID.randomUUID());
    }

    /// @throws IllegalArgumentException when the text is no UUID
    public static CaseId parse(String text) {
        return new CaseId(UUID.fromString(text));
    }
}

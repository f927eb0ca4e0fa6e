// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import java.util.UUID;

/// A round's number.
public record RoundId(UUID value) {
    /// The kind of what a use was about, where it was this.
    public static final String ABOUT = "round";

    static RoundId random() {
        return new RoundId(UUID.randomUUID());
    }

    /// @throws IllegalArgumentException when the text is no UUID
    public static RoundId parse(String text) {
        return new RoundId(UUID.fromString(text));
    }
}

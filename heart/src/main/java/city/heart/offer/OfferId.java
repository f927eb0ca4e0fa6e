// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import java.util.UUID;

/// An offer under a case. Random, so that it tells nothing in an URL.
public record OfferId(UUID value) {
    /// The kind of what a use was about, where it was this.
    public static final String ABOUT = "offer";

    public static OfferId random() {
        return new OfferId(UUID.randomUUID());
    }

    /// @throws IllegalArgumentException when the text is no UUID
    public static OfferId parse(String text) {
        return new OfferId(UUID.fromString(text));
    }
}

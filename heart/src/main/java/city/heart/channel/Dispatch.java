// SPDX-License-Identifier: EUPL-1.2
package city.heart.channel;

import city.base.shared.Language;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What leaves the house on one channel, and no more than that.
///
/// @param id of the message; every repeat has the same
/// @param destination phone or e-mail; null for a letter, or where there is none
/// @param address lines on the envelope; empty but for a letter
/// @param subject one line; an SMS has no use for it
/// @param text plain, in paragraphs
public record Dispatch(
        UUID id,
        @Nullable String destination,
        List<String> address,
        String subject,
        String text,
        Language language,
        Instant queuedAt) {
    public Dispatch {
        address = List.copyOf(address);
    }

    /// Number, address and text stay out of logs.
    @Override
    public String toString() {
        return id.toString();
    }
}

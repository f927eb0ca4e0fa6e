// SPDX-License-Identifier: EUPL-1.2
package city.heart.channel;

import city.base.shared.Language;
import city.base.shared.Letterhead;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What leaves the house on one channel, and no more than that.
///
/// @param id of the message; every repeat has the same
/// @param destination phone or e-mail; null for a letter, or where there is none
/// @param address lines on the envelope; empty but for a letter
/// @param parts the same in one language or in two, in the order in which they are read
/// @param head of a letter; null for anything else, and where there is none
/// @param writtenOn the city's day
public record Dispatch(
        UUID id,
        @Nullable String destination,
        List<String> address,
        List<Part> parts,
        @Nullable Letterhead head,
        LocalDate writtenOn,
        Instant queuedAt) {
    /// It in one language.
    ///
    /// @param subject one line; an SMS has no use for it
    /// @param text plain, in paragraphs
    public record Part(Language language, String subject, String text) {
        @Override
        public String toString() {
            return language.code();
        }
    }

    public Dispatch {
        address = List.copyOf(address);
        parts = List.copyOf(parts);
    }

    /// In which it is read first.
    public Language language() {
        return parts.getFirst().language();
    }

    /// One line, in every language.
    public String subject() {
        return parts.stream().map(Part::subject).collect(Collectors.joining(" / "));
    }

    /// All texts as one.
    ///
    /// @param between what stands between two languages
    public String text(String between) {
        return parts.stream().map(Part::text).collect(Collectors.joining(between));
    }

    /// Number, address and text stay out of logs.
    @Override
    public String toString() {
        return id.toString();
    }
}

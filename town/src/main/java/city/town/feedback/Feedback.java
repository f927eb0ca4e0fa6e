// SPDX-License-Identifier: EUPL-1.2
package city.town.feedback;

import city.base.shared.Language;
import city.base.usage.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that somebody told the city.
///
/// @param id the sender's only key to the answer; at random
/// @param text as typed, 1 to 4,000 characters
/// @param language of the page it was written on
/// @param answerBy last day to answer, in the city's time zone
/// @param byMail the sender left an e-mail address, to which the answer goes as well
/// @param answer null until answered
public record Feedback(
        UUID id,
        Topic topic,
        String text,
        Language language,
        Instant receivedAt,
        LocalDate answerBy,
        boolean byMail,
        @Nullable Answer answer) {
    /// What it is about.
    public enum Topic {
        ACCESSIBILITY,
        SERVICE,
        OTHER
    }

    /// @param by the officer who answered
    public record Answer(String text, Actor by, Instant at) {}

    /// Days within which an answer is due (Act 306/2019, section 8).
    public static final int DAYS = 14;

    /// The longest text that is taken, in characters.
    public static final int LONGEST = 4000;
}

// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.world;

import java.time.Instant;

/// Something that the outside world was handed.
///
/// @param number in the order of arrival
/// @param reference the sender's id of it: an SMS's or letter's `reference`, a mail's `Message-ID`
/// @param recipient phone number or mail address; empty for a letter, which carries its address inside
/// @param content SMS text, mail as transmitted, letter as handed over
/// @param at first arrival, wall time
/// @param repeats how often the same came again
public record Received(
        long number,
        Kind kind,
        String reference,
        String recipient,
        String content,
        Instant at,
        int repeats) {
    /// What sort of message.
    public enum Kind {
        SMS,
        MAIL,
        LETTER
    }

    /// Texts hold links: they stay out of logs.
    @Override
    public String toString() {
        return kind + " " + number + " (" + reference + "), repeated " + repeats + " times";
    }
}

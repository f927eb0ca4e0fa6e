// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message to one person, complete in every form, so that whichever channel works can carry it.
/// Id and text are fixed once it is queued: a repeat carries both unchanged.
///
/// @param id chosen by the sender; the same id with the same content is queued once, with other
///     content refused
/// @param topic what it is about, `<module>.<kind>` such as `offer.proposal`: tells `BeforeSending`
///     whose it is, and counts
/// @param purpose and service as for any use of personal data; `service` null if there is none
/// @param language of all four texts
/// @param letterAlso a letter goes out beside the SMS or e-mail
public record Outgoing(
        UUID id,
        ResidentId recipient,
        String topic,
        String purpose,
        @Nullable String service,
        Language language,
        Text text,
        boolean letterAlso) {
    /// @param sms plain text, at most `SmsText.MOST_SEGMENTS` segments
    /// @param subject one line: of the e-mail, and the heading of the letter
    /// @param email plain text; a blank line begins a new paragraph, an address on a line of its own
    ///     becomes a link
    /// @param letter plain text in paragraphs like `email`
    public record Text(String sms, String subject, String email, String letter) {
        public Text {
            if (sms.isBlank() || subject.isBlank() || email.isBlank() || letter.isBlank()) {
                throw new IllegalArgumentException("A message has a text for every channel");
            }
            if (subject.lines().count() != 1) {
                throw new IllegalArgumentException("A subject is one line");
            }
        }

        /// Texts stay out of logs: an SMS carries the link.
        @Override
        public String toString() {
            return "text of " + sms.length() + "/" + email.length() + "/" + letter.length();
        }
    }

    public Outgoing {
        if (!topic.matches("[a-z-]+\\.[a-z-]+")) {
            throw new IllegalArgumentException("A topic reads <module>.<kind>, not " + topic);
        }
    }
}

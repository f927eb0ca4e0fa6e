// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.shared.Language;
import city.base.shared.Letterhead;
import city.base.shared.ResidentId;
import city.heart.channel.SmsCarrier;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A message to one person, complete in every form, so that whichever channel works can carry it.
/// Id and texts are fixed once it is queued: a repeat carries both unchanged.
///
/// @param id chosen by the sender; the same id with the same content is queued once, with other
///     content refused
/// @param topic what it is about, `<module>.<kind>` such as `offer.proposal`: tells `BeforeSending`
///     whose it is, and counts
/// @param purpose and service as for any use of personal data; `service` null if there is none
/// @param texts the same in one language or in two, in the order in which they are read
/// @param link whose name (`LinkTokens.name`) stands in the texts where its token stands once they leave; null for none
/// @param head of the letter: who writes, about which case; null where there is none
/// @param letterAlso a letter goes out beside the SMS or e-mail
public record Outgoing(
        UUID id,
        ResidentId recipient,
        String topic,
        String purpose,
        @Nullable String service,
        List<Text> texts,
        @Nullable UUID link,
        @Nullable Letterhead head,
        boolean letterAlso) {
    /// The message in one language.
    ///
    /// @param sms plain text; null where an SMS says it in the other language alone
    /// @param subject one line: of the e-mail, and the heading of the letter
    /// @param email plain text; a blank line begins a new paragraph, an address on a line of its own
    ///     becomes a link; null where a mail says it in the other language alone
    /// @param letter plain text in paragraphs like `email`
    public record Text(
            Language language,
            @Nullable String sms,
            String subject,
            @Nullable String email,
            String letter) {
        public Text {
            if (blank(sms) || subject.isBlank() || blank(email) || letter.isBlank()) {
                throw new IllegalArgumentException("A message has a text for every channel");
            }
            if (subject.lines().count() != 1) {
                throw new IllegalArgumentException("A subject is one line");
            }
        }

        /// The same with another letter.
        public Text withLetter(String other) {
            return new Text(language, sms, subject, email, other);
        }

        /// The same where an SMS says it in the other language alone.
        public Text withoutSms() {
            return new Text(language, null, subject, email, letter);
        }

        private static boolean blank(@Nullable String text) {
            return text != null && text.isBlank();
        }

        /// Texts stay out of logs.
        @Override
        public String toString() {
            return "text in " + language.code() + " of " + letter.length();
        }
    }

    public Outgoing {
        texts = List.copyOf(texts);
        if (!topic.matches("[a-z-]+\\.[a-z-]+")) {
            throw new IllegalArgumentException("A topic reads <module>.<kind>, not " + topic);
        }
        if (texts.stream().allMatch(it -> it.sms() == null)
                || texts.stream().allMatch(it -> it.email() == null)) {
            throw new IllegalArgumentException("A message has a text for every channel");
        }
    }

    /// In which it is read first.
    public Language language() {
        return texts.getFirst().language();
    }

    /// The text in the language that is read first.
    public Text text() {
        return texts.getFirst();
    }

    /// The whole SMS, at most `SmsText.MOST_SEGMENTS` segments.
    public String sms() {
        return sms(texts);
    }

    /// The same of texts that are not yet a message.
    public static String sms(List<Text> texts) {
        return texts.stream()
                .map(Text::sms)
                .filter(Objects::nonNull)
                .map(SmsText::plain)
                .collect(Collectors.joining(SmsCarrier.BETWEEN));
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.shared.Language;
import java.util.regex.Pattern;

/// Keeps phone numbers, dates and Latin names in order inside Arabic: a number of several groups,
/// such as `09 310 1691`, is else shown with its groups turned round (Unicode UAX 9). Web addresses
/// are left bare, since some phones would take the invisible marks as part of the link; they belong on
/// a line of their own.
final class Bidirectional {
    private static final char LEFT_TO_RIGHT_ISOLATE = '\u2066';
    private static final char POP_ISOLATE = '\u2069';

    /// An address; else a run that begins and ends with a Latin letter or digit (or a leading plus),
    /// with anything but letters of right-to-left scripts and sentence breaks between, and no address: a mark within
    /// one would break the link.
    private static final Pattern RUN =
            Pattern.compile(
                    "(https?://\\S+)|\\+?[\\p{IsLatin}\\d](?:(?:(?!https?://)[\\p{IsLatin}\\d .:/@&'’–-])*"
                            + "(?!https?://)[\\p{IsLatin}\\d])?");

    private Bidirectional() {}

    /// @return the same text with isolates, or the text itself in a language from left to right
    static String isolate(String text, Language language) {
        if (!language.rightToLeft()) {
            return text;
        }
        return RUN.matcher(text)
                .replaceAll(run ->
                        java.util.regex.Matcher.quoteReplacement(
                                run.group(1) != null || alreadyIsolated(text, run.start())
                                        ? run.group()
                                        : LEFT_TO_RIGHT_ISOLATE + run.group() + POP_ISOLATE));
    }

    private static boolean alreadyIsolated(String text, int start) {
        return start > 0 && text.charAt(start - 1) == LEFT_TO_RIGHT_ISOLATE;
    }
}

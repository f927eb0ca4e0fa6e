// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.world;

import java.util.Locale;

/// What somebody searches for, as it is compared.
final class SearchText {
    private SearchText() {}

    /// True where the recipient or the text holds these words.
    static boolean in(Received it, String words) {
        var wanted = plain(words);
        return plain(it.recipient()).contains(wanted) || plain(it.content()).contains(wanted);
    }

    /// In small letters; of a phone number only its digits, without the zero or the country in front.
    static String plain(String text) {
        var small = text.strip().toLowerCase(Locale.ROOT);
        return small.matches("[+0-9 ()-]{5,}")
                ? small.replaceAll("[^0-9]", "").replaceFirst("^(358|0)", "")
                : small;
    }
}

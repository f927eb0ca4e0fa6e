// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.world;

import java.util.Locale;

/// What somebody searches for, as it is compared.
final class SearchText {
    private SearchText() {}

    /// In small letters; of a phone number only its digits, without the zero or the country in front.
    static String plain(String text) {
        var small = text.strip().toLowerCase(Locale.ROOT);
        return small.matches("[+0-9 ()-]{5,}")
                ? small.replaceAll("[^0-9]", "").replaceFirst("^(358|0)", "")
                : small;
    }
}

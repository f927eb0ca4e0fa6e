// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import java.util.List;
import java.util.Locale;

/// A language in which the city writes or speaks, by its ISO 639-1 code.
///
/// @param code two letters, lower case
public record Language(String code) {
    public static final Language FI = new Language("fi");
    public static final Language SV = new Language("sv");
    public static final Language EN = new Language("en");

    /// The languages in which every page and text is whole. Decisions are in the first two only
    /// (Language Act 423/2003); `city.yaml` lists the further contact languages.
    public static final List<Language> WHOLE = List.of(FI, SV, EN);

    public Language {
        if (!code.matches("[a-z]{2}")) {
            throw new IllegalArgumentException("A language is two small letters");
        }
    }

    /// The same for formats of the platform.
    public Locale locale() {
        return Locale.of(code);
    }

    /// True where writing runs from right to left (Arabic, Persian, Hebrew, Urdu).
    public boolean rightToLeft() {
        return List.of("ar", "fa", "he", "ur").contains(code);
    }

    /// Finnish and Swedish, in which an authority decides.
    public boolean official() {
        return equals(FI) || equals(SV);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import city.base.shared.Language;
import java.util.Map;

/// A short text of a folder in the languages it has; always in Finnish, Swedish and English.
///
/// @param byLanguage the text of each language
public record Multilingual(Map<Language, String> byLanguage) {
    public Multilingual {
        byLanguage = Map.copyOf(byLanguage);
        if (!byLanguage.keySet().containsAll(Language.WHOLE)) {
            throw new IllegalArgumentException("A text needs Finnish, Swedish and English");
        }
    }

    /// In this language, or in Finnish where the text has not been translated.
    public String in(Language language) {
        var text = byLanguage.get(language);
        return text != null ? text : byLanguage.getOrDefault(Language.FI, "");
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import city.base.shared.Language;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The texts of a service by language and key. Finnish, Swedish and English are whole; further
/// languages hold what `TextKey.Extent.CONTACT` lists.
///
/// @param byLanguage key of the text (`offer.title`, `reason.year-of-birth`) to text, per language
public record ServiceTexts(Map<Language, Map<String, String>> byLanguage) {
    /// A placeholder, its name the first group.
    public static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

    public ServiceTexts {
        byLanguage = Map.copyOf(byLanguage);
    }

    /// The text as it stands, with placeholders, if this language has it.
    public Optional<String> find(Language language, String key) {
        return Optional.ofNullable(byLanguage.getOrDefault(language, Map.of()).get(key));
    }

    /// The language in which a wanted text will come: the wanted one, or Finnish.
    public Language languageOf(Language wanted, TextKey key) {
        return find(wanted, key.id()).isPresent() ? wanted : Language.FI;
    }

    /// The text filled in, in the wanted language or in Finnish where it has not been translated.
    ///
    /// @param values a value for each placeholder of the text; formatted for the language already
    /// @throws IllegalArgumentException if a placeholder has no value
    public String fill(Language wanted, TextKey key, Map<String, String> values) {
        var text =
                find(wanted, key.id())
                        .or(() -> find(Language.FI, key.id()))
                        .orElseThrow(() -> new IllegalArgumentException("No text " + key.id()));
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(it -> {
                    var value = values.get(it.group(1));
                    if (value == null) {
                        throw new IllegalArgumentException(
                                "Text " + key.id() + " needs a value for " + it.group());
                    }
                    return Matcher.quoteReplacement(value);
                });
    }

    /// A text without placeholders.
    public String get(Language wanted, TextKey key) {
        return fill(wanted, key, Map.of());
    }

    /// Why or why not, in words for the person it is about.
    public String reason(Language wanted, String code) {
        return get("reason." + code, wanted);
    }

    /// What an officer is asked to do when only a person may decide.
    public String ask(Language wanted, String code) {
        return get("ask." + code, wanted);
    }

    private String get(String key, Language wanted) {
        return find(wanted, key)
                .or(() -> find(Language.FI, key))
                .orElseThrow(() -> new IllegalArgumentException("No text " + key));
    }
}

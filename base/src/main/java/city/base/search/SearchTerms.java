// SPDX-License-Identifier: EUPL-1.2
package city.base.search;

import city.base.shared.Language;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/// What somebody looks for: small letters and digits only, so that nothing of it is an operator of the database.
///
/// @param language of the page, one of `Language.WHOLE`: words are found by their stem in it
record SearchTerms(List<String> words, Language language) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    /// More narrow a search no further.
    private static final int MOST = 8;

    private static final int LONGEST = 40;

    /// Letters of a part of a compound word.
    private static final int SHORTEST = 4;

    SearchTerms {
        words = List.copyOf(words);
    }

    /// @param typed as it came
    static SearchTerms of(String typed, Language reader) {
        var language = Language.WHOLE.contains(reader) ? reader : Language.FI;
        return new SearchTerms(
                WORD.matcher(typed.toLowerCase(language.locale()))
                        .results()
                        .map(it -> it.group())
                        .map(it -> it.length() > LONGEST ? it.substring(0, LONGEST) : it)
                        .distinct()
                        .limit(MOST)
                        .toList(),
                language);
    }

    /// The later parts of long words, from each letter on: "koivuharjunkoulu" is found by "koulu" as well.
    static String laterParts(String names) {
        var parts = new StringJoiner(" ");
        for (var word : WORD.matcher(names.toLowerCase(Locale.ROOT)).results().toList()) {
            var letters = word.group();
            for (var i = SHORTEST; i <= letters.length() - SHORTEST; i++) {
                parts.add(letters.substring(i));
            }
        }
        return parts.toString();
    }

    /// The database's configuration that knows a language's stems.
    static String configuration(Language language) {
        return switch (language.code()) {
            case "fi" -> "finnish";
            case "sv" -> "swedish";
            case "en" -> "english";
            default -> throw new IllegalArgumentException("No page is searched in " + language);
        };
    }
}

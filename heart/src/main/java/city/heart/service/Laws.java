// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import city.base.shared.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The laws of the city's country by number and year (`laws.yaml`), so that a section can be written
/// once, `628/1998 26 a §`, and read in every language.
///
/// @param names of each law, by `628/1998`
public record Laws(Map<String, Multilingual> names) {
    private static final Pattern SECTION =
            Pattern.compile("((\\d+)/(\\d{4})) (\\d[\\da-z, –-]*) §");

    /// The Ministry of Justice's collection of law as it stands today: Finnish and Swedish are official.
    private static final String STATUTES = "https://www.finlex.fi/%s/laki/ajantasa/%s/%s%04d";

    public Laws {
        names = Map.copyOf(names);
    }

    /// The section in full in each language, if it is written as it should be and its law is known.
    public Optional<Multilingual> cite(String section) {
        var matcher = SECTION.matcher(section);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var law = names.get(matcher.group(1));
        if (law == null) {
            return Optional.empty();
        }
        var number = matcher.group(1);
        var place = matcher.group(4);
        var full = new HashMap<Language, String>();
        law.byLanguage()
                .forEach((language, name) ->
                        full.put(
                                language,
                                language.equals(Language.EN)
                                        ? "%s (%s), section %s".formatted(name, number, place)
                                        : "%s (%s) %s §".formatted(name, number, place)));
        return Optional.of(new Multilingual(full));
    }

    /// Where the law of a section can be read, in Swedish for who reads Swedish and else in Finnish.
    ///
    /// @return empty where `cite` gives nothing
    public Optional<String> address(String section, Language language) {
        var matcher = SECTION.matcher(section);
        return matcher.matches() && names.containsKey(matcher.group(1))
                ? Optional.of(
                        STATUTES.formatted(
                                official(language).code(),
                                matcher.group(3),
                                matcher.group(3),
                                Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /// The language in which `address` leads to the law.
    public static Language official(Language language) {
        return language.equals(Language.SV) ? Language.SV : Language.FI;
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import city.base.shared.Language;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// Dates as people write them.
public final class Dates {
    private Dates() {}

    /// `8. huhtikuuta 2026`, `8 april 2026`, `8 April 2026`, `8 апреля 2026 года`.
    public static String words(LocalDate day, Language language) {
        var locale = language.equals(Language.EN) ? Locale.UK : language.locale();
        var words =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
        // Russian shortens the word for year, and its full stop would stand twice at a sentence's
        // end.
        if (language.equals(Language.SV)) {
            // Within a sentence, where such a day stands, Swedish in Finland has the article.
            return "den " + words;
        }
        return words.endsWith("г.") ? words.substring(0, words.length() - 3) + "\u00a0года" : words;
    }

    /// `8.4.2026`, for tables.
    public static String numbers(LocalDate day) {
        return "%d.%d.%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }
}

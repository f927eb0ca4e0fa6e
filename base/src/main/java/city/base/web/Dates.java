// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import city.base.shared.Language;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;

/// Days and moments as people write them: one form a language, in sentences and in tables.
public final class Dates {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H.mm");
    private static final DateTimeFormatter ENGLISH_TIME = DateTimeFormatter.ofPattern("H:mm");

    private Dates() {}

    /// `8.4.2026` in Finnish and Swedish, `8 April 2026`, `8 апреля 2026 года`.
    public static String day(LocalDate day, Language language) {
        if (language.official()) {
            return brief(day);
        }
        var written =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale(language))
                        .format(day);
        // Russian shortens the word for year, and its full stop would stand twice at a sentence's
        // end.
        return written.endsWith("г.")
                ? written.substring(0, written.length() - 3) + "\u00a0года"
                : written;
    }

    /// `keskiviikko 8.4.2026`, `Wednesday 8 April 2026`.
    public static String weekday(LocalDate day, Language language) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL_STANDALONE, locale(language))
                + " "
                + day(day, language);
    }

    /// `8.4.2026 14.05` in Finnish and Swedish, `8 April 2026, 14:05`.
    ///
    /// @param local in the city's time
    public static String moment(LocalDateTime local, Language language) {
        var day = day(local.toLocalDate(), language);
        return language.official()
                ? day + " " + TIME.format(local)
                : day + ", " + ENGLISH_TIME.format(local);
    }

    /// `8.4.2026` in every language: for a text message, in which each letter counts.
    public static String brief(LocalDate day) {
        return "%d.%d.%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }

    private static Locale locale(Language language) {
        return language.equals(Language.EN) ? Locale.UK : language.locale();
    }
}

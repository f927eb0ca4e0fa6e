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

    /// `8. huhtikuuta 2026`, `8 april 2026`, `8 April 2026`.
    public static String words(LocalDate day, Language language) {
        var locale = language.equals(Language.EN) ? Locale.UK : language.locale();
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
    }

    /// `8.4.2026`, for tables.
    public static String numbers(LocalDate day) {
        return "%d.%d.%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }
}

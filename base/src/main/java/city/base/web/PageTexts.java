// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import city.base.shared.Language;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/// Words, days, moments and numbers in the language of the page that is being made. A controller takes it as
/// an argument; whoever makes words elsewhere (a message, a test) asks `of`.
public final class PageTexts {
    private final MessageSource source;
    private final Locale locale;
    private final ZoneId zone;

    private PageTexts(MessageSource source, Locale locale, ZoneId zone) {
        this.source = source;
        this.locale = locale;
        this.zone = zone;
    }

    /// @param zone of the city
    public static PageTexts of(MessageSource source, Language language, ZoneId zone) {
        return new PageTexts(source, language.locale(), zone);
    }

    /// The text of a key, filled in.
    ///
    /// @throws org.springframework.context.NoSuchMessageException where there is none
    public String text(String key, Object... values) {
        return source.getMessage(key, values, locale);
    }

    /// The same for what a subject says without knowing the reader: a day, a moment or a language among the values is
    /// written as the page's language writes it.
    public String filled(String key, List<Object> values) {
        return text(
                key,
                values.stream()
                        .map(it ->
                                switch (it) {
                                    case LocalDate day -> day(day);
                                    case Instant at -> moment(at);
                                    case Language other ->
                                            other.locale().getDisplayLanguage(locale);
                                    default -> it;
                                })
                        .toArray());
    }

    /// The text of a key, where there is one.
    public Optional<String> find(String key, Object... values) {
        return Optional.ofNullable(source.getMessage(key, values, null, locale));
    }

    /// `8.4.2026`, `8 April 2026`.
    public String day(LocalDate day) {
        return Dates.day(day, language());
    }

    /// The same; null stays null.
    public @Nullable String dayOrNull(@Nullable LocalDate day) {
        return day == null ? null : day(day);
    }

    /// `8.4.2026 14.05`, `8 April 2026, 14:05`, in the city's time.
    public String moment(Instant at) {
        return Dates.moment(LocalDateTime.ofInstant(at, zone), language());
    }

    /// `1 234`, `1,234`.
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /// Of the page.
    public Language language() {
        return new Language(locale.getLanguage());
    }

    /// Of the page.
    public Locale locale() {
        return locale;
    }
}

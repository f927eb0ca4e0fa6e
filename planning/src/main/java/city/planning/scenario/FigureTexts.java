// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.shared.Suppression;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Puts the figures of a scenario into words: metres, seats, children; small groups as such.
@Component
class FigureTexts {
    private final MessageSource texts;

    FigureTexts(MessageSource texts) {
        this.texts = texts;
    }

    /// Today and the scenario line by line.
    List<WhatIfView.Line> lines(Figures figures, Locale locale) {
        var was = figures.before();
        var would = figures.after();
        return List.of(
                line("scenario.placed", was.placed(), would.placed(), locale),
                line("scenario.without", was.without(), would.without(), locale),
                new WhatIfView.Line(
                        text("scenario.moved", locale), "", small(figures.moved(), locale), ""),
                new WhatIfView.Line(
                        text("scenario.gained", locale), "", small(figures.gained(), locale), ""),
                new WhatIfView.Line(
                        text("scenario.lost", locale), "", small(figures.lost(), locale), ""),
                new WhatIfView.Line(
                        text("scenario.metres", locale),
                        kilometres(was.metres(), locale),
                        kilometres(would.metres(), locale),
                        signed(would.metres() - was.metres(), true, locale)),
                metres("scenario.mean", was.mean(), would.mean(), locale),
                metres("scenario.longest", was.longest(), would.longest(), locale),
                line("scenario.free", was.free(), would.free(), locale),
                line("scenario.over", was.over(), would.over(), locale));
    }

    private WhatIfView.Line line(
            String key, @Nullable Integer before, @Nullable Integer after, Locale locale) {
        return new WhatIfView.Line(
                text(key, locale),
                small(before, locale),
                small(after, locale),
                before == null || after == null || Math.abs(after - before) < Suppression.LEAST
                        ? ""
                        : signed(after - before, false, locale));
    }

    private WhatIfView.Line metres(String key, long before, long after, Locale locale) {
        return new WhatIfView.Line(
                text(key, locale),
                number(before, locale) + " m",
                number(after, locale) + " m",
                after == before ? "" : signed(after - before, false, locale) + " m");
    }

    String longest(Figures.@Nullable Ways ways, Locale locale) {
        return ways == null ? hidden(locale) : number(ways.longest(), locale) + " m";
    }

    /// The way of a group together.
    String ways(Figures.@Nullable Ways ways, Locale locale) {
        return ways == null ? hidden(locale) : kilometres(ways.metres(), locale);
    }

    /// A number; in words where it stands for a small group.
    String small(@Nullable Integer number, Locale locale) {
        return number == null ? hidden(locale) : number(number, locale);
    }

    private String hidden(Locale locale) {
        return text("scenario.not-shown", locale);
    }

    static String number(long number, Locale locale) {
        return String.format(locale, "%,d", number);
    }

    private static String kilometres(long metres, Locale locale) {
        return String.format(locale, "%,.1f km", metres / 1000.0);
    }

    private static String signed(long more, boolean metres, Locale locale) {
        if (more == 0) {
            return "";
        }
        var sign = more > 0 ? "+" : "−";
        return sign
                + (metres ? kilometres(Math.abs(more), locale) : number(Math.abs(more), locale));
    }

    private String text(String key, Locale locale) {
        return texts.getMessage(key, null, locale);
    }
}

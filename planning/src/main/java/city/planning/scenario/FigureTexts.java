// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.shared.Suppression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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

    /// As it is, without the changes, and with them, line by line.
    List<WhatIfView.Line> lines(Figures figures, Locale locale) {
        var now = figures.now();
        var was = figures.before();
        var would = figures.after();
        var lines = new ArrayList<WhatIfView.Line>();
        lines.add(
                line(
                        "scenario.placed",
                        small(now.placed(), locale),
                        was.placed(),
                        would.placed(),
                        locale));
        lines.add(
                line(
                        "scenario.without",
                        small(now.without(), locale),
                        was.without(),
                        would.without(),
                        locale));
        lines.add(turn("scenario.moved", figures.moved(), locale));
        lines.add(turn("scenario.gained", figures.gained(), locale));
        lines.add(turn("scenario.lost", figures.lost(), locale));
        lines.addAll(ways(figures.ways(), locale));
        lines.add(
                line(
                        "scenario.free",
                        number(now.free(), locale),
                        was.free(),
                        would.free(),
                        locale));
        lines.add(line("scenario.over", "", was.over(), would.over(), locale));
        return lines;
    }

    /// How many turn is a change by itself.
    private WhatIfView.Line turn(String key, @Nullable Integer children, Locale locale) {
        return new WhatIfView.Line(text(key, locale), "", "", "", small(children, locale), true);
    }

    private WhatIfView.Line line(
            String key,
            String now,
            @Nullable Integer before,
            @Nullable Integer after,
            Locale locale) {
        return new WhatIfView.Line(
                text(key, locale),
                now,
                small(before, locale),
                small(after, locale),
                before == null || after == null || Math.abs(after - before) < Suppression.LEAST
                        ? ""
                        : signed(after - before, false, locale),
                false);
    }

    /// Of the same children both times.
    private List<WhatIfView.Line> ways(Figures.@Nullable Ways ways, Locale locale) {
        if (ways == null) {
            return Stream.of(
                            "scenario.both", "scenario.metres", "scenario.mean", "scenario.longest")
                    .map(it -> turn(it, null, locale))
                    .toList();
        }
        var children = ways.children();
        return List.of(
                turn("scenario.both", children, locale),
                way(
                        "scenario.metres",
                        kilometres(ways.before(), locale),
                        kilometres(ways.after(), locale),
                        signed(ways.after() - ways.before(), true, locale),
                        locale),
                metres("scenario.mean", ways.before() / children, ways.after() / children, locale),
                metres("scenario.longest", ways.longestBefore(), ways.longestAfter(), locale));
    }

    private WhatIfView.Line metres(String key, long before, long after, Locale locale) {
        return way(
                key,
                number(before, locale) + " m",
                number(after, locale) + " m",
                after == before ? "" : signed(after - before, false, locale) + " m",
                locale);
    }

    private WhatIfView.Line way(
            String key, String before, String after, String more, Locale locale) {
        return new WhatIfView.Line(text(key, locale), "", before, after, more, true);
    }

    String longest(Figures.@Nullable Ways ways, Locale locale) {
        return ways == null
                ? hidden(locale)
                : fromTo(
                        number(ways.longestBefore(), locale) + " m",
                        number(ways.longestAfter(), locale) + " m");
    }

    /// The way of a group together.
    ///
    /// @param whole before and after, else the change alone
    String ways(Figures.@Nullable Ways ways, boolean whole, Locale locale) {
        if (ways == null) {
            return hidden(locale);
        }
        return whole
                ? fromTo(kilometres(ways.before(), locale), kilometres(ways.after(), locale))
                : ways.after() == ways.before()
                        ? kilometres(0, locale)
                        : signed(ways.after() - ways.before(), true, locale);
    }

    /// One word where nothing changes.
    static String fromTo(String before, String after) {
        return before.equals(after) ? before : before + " → " + after;
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

// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.shared.PostalAreas;
import city.base.shared.UnitId;
import city.base.usage.Actor;
import city.base.usage.ActorTexts;
import city.base.web.Choice;
import city.base.web.Dates;
import city.base.web.PageTexts;
import city.heart.placement.Fill;
import city.heart.placement.Plan;
import city.heart.service.Assignment.Aim;
import city.heart.service.Services;
import city.planning.scenario.Figures.AreaRow;
import city.planning.scenario.Figures.UnitFigures;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Puts a scenario into words, tables and maps.
@Component
class WhatIfTexts {

    private final Scenarios scenarios;
    private final Services services;
    private final PostalAreas postalAreas;
    private final FigureTexts numbers;
    private final MessageSource texts;
    private final Clock clock;
    private final ActorTexts actors;

    WhatIfTexts(
            Scenarios scenarios,
            Services services,
            PostalAreas postalAreas,
            FigureTexts numbers,
            MessageSource texts,
            ActorTexts actors,
            @CityTime Clock clock) {
        this.actors = actors;
        this.scenarios = scenarios;
        this.services = services;
        this.postalAreas = postalAreas;
        this.numbers = numbers;
        this.texts = texts;
        this.clock = clock;
    }

    /// @param language of the areas on the map; another one than the service has gives the first
    /// @param plans this officer may copy it
    /// @param own this officer made it and may change it
    WhatIfView view(Scenario of, String language, boolean plans, boolean own, Locale locale) {
        var today = scenarios.today(of);
        var changed = changed(of, today);
        var fault = of.fault();
        var figures = of.figures();
        return new WhatIfView(
                of.id().value().toString(),
                of.name(),
                service(of, locale),
                of.period(),
                of.version(),
                text(
                        "scenario.made",
                        locale,
                        who(of.madeBy(), locale),
                        moment(of.madeAt(), locale)),
                text(
                        "scenario.changed",
                        locale,
                        who(of.changedBy(), locale),
                        moment(of.changedAt(), locale)),
                of.waits(),
                fault == null ? null : text("scenario.fault." + fault, locale),
                changes(of, today, locale),
                giving(of, locale),
                figures == null || changed == null
                        ? null
                        : shown(of, figures, today, changed, language, locale),
                plans,
                own ? forms(of, today, changed == null ? today : changed, locale) : null,
                scenarios.list().stream()
                        .filter(it -> !it.id().equals(of.id()) && comparable(it, of))
                        .map(it -> new Choice(it.id().value().toString(), it.name()))
                        .toList());
    }

    /// An officer by name.
    String who(Actor actor, Locale locale) {
        return actors.forOfficer(actor, PageTexts.of(texts, language(locale), clock.getZone()));
    }

    /// Two scenarios that can stand side by side.
    static boolean comparable(Scenario one, Scenario other) {
        return one.service().equals(other.service())
                && one.period().equals(other.period())
                && one.method().mode() == other.method().mode();
    }

    private static @Nullable Plan changed(Scenario of, Plan today) {
        try {
            return of.changes().applyTo(today);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    String service(Scenario of, Locale locale) {
        return services.find(of.service())
                .map(it -> it.name(language(locale)))
                .orElse(of.service());
    }

    List<WhatIfView.ChangeRow> changes(Scenario of, Plan today, Locale locale) {
        var rows = new ArrayList<WhatIfView.ChangeRow>();
        for (var i = 0; i < of.changes().list().size(); i++) {
            rows.add(
                    new WhatIfView.ChangeRow(
                            i, changeText(of.changes().list().get(i), of, today, locale)));
        }
        return rows;
    }

    private String changeText(Change change, Scenario of, Plan today, Locale locale) {
        return switch (change) {
            case Change.Close(var unit) ->
                    text("scenario.change.close", locale, unit(unit, of, today, locale));
            case Change.Seats(var unit, var more) ->
                    text(
                            more > 0 ? "scenario.change.more" : "scenario.change.fewer",
                            locale,
                            unit(unit, of, today, locale),
                            Math.abs(more));
            case Change.Open it ->
                    text(
                            "scenario.change.open",
                            locale,
                            it.name(),
                            text("scenario.language." + it.language().code(), locale),
                            it.seats(),
                            FigureTexts.number(Math.round(it.east()), locale),
                            FigureTexts.number(Math.round(it.north()), locale));
            case Change.Shift it ->
                    text(
                            it.part() == null
                                    ? "scenario.change.shift"
                                    : it.postalCode() == null
                                            ? "scenario.change.shift.drawn"
                                            : "scenario.change.shift.postal",
                            locale,
                            area(it.area(), it.language(), today, locale),
                            unit(it.to(), of, today, locale),
                            String.valueOf(it.postalCode()));
        };
    }

    private String unit(UnitId id, Scenario of, Plan today, Locale locale) {
        return today.unit(id)
                .map(it -> it.name(language(locale)))
                .or(() ->
                        of.changes().list().stream()
                                .filter(Change.Open.class::isInstance)
                                .map(Change.Open.class::cast)
                                .filter(it -> it.unit().equals(id))
                                .map(Change.Open::name)
                                .findFirst())
                .orElse(id.value());
    }

    /// An area is called by its school.
    String area(String id, Language its, Plan today, Locale locale) {
        if (id.equals(AreaRow.NONE)) {
            return text("scenario.area.none", locale);
        }
        return today.areas().stream()
                .filter(it -> it.id().equals(id) && it.language().equals(its))
                .flatMap(it -> today.unit(it.unit()).stream())
                .map(it -> it.name(language(locale)))
                .findFirst()
                .orElse(id);
    }

    List<String> giving(Scenario of, Locale locale) {
        var said = new ArrayList<String>();
        said.add(text("scenario.mode." + of.method().mode(), locale));
        said.add(text("scenario.method." + of.method().procedure(), locale));
        for (var i = 0; i < of.method().order().size(); i++) {
            said.add(
                    text(
                            "scenario.aim.at",
                            locale,
                            FigureTexts.number(i + 1, locale),
                            text("scenario.aim." + of.method().order().get(i), locale)));
        }
        said.add(text("scenario.seed", locale, of.method().seed()));
        return said;
    }

    private WhatIfView.Shown shown(
            Scenario of,
            Figures figures,
            Plan today,
            Plan changed,
            String language,
            Locale locale) {
        var at = of.computedAt();
        var leftOut = new ArrayList<String>();
        if (figures.unknownHome() == null || figures.unknownHome() > 0) {
            leftOut.add(
                    text(
                            "scenario.left-out.home",
                            locale,
                            numbers.small(figures.unknownHome(), locale)));
        }
        leftOut.add(text("scenario.left-out.order", locale));
        return new WhatIfView.Shown(
                text(
                        "scenario.drawn",
                        locale,
                        figures.children(),
                        Dates.day(figures.day(), language(locale)),
                        at == null ? "" : moment(at, locale),
                        FigureTexts.number(figures.millis(), locale)),
                text("placement.figures.day", locale, Dates.day(figures.day(), language(locale))),
                leftOut,
                numbers.lines(figures, locale),
                maps(of, figures, today, changed, language, locale),
                areas(figures, today, true, locale),
                areas(figures, today, false, locale),
                figures.units().stream()
                        .filter(WhatIfTexts::other)
                        .map(it ->
                                new WhatIfView.UnitLine(
                                        unit(it.unit(), of, today, locale),
                                        FigureTexts.number(it.seatsBefore(), locale),
                                        FigureTexts.number(it.seatsAfter(), locale),
                                        numbers.small(it.filledBefore(), locale),
                                        numbers.small(it.filledAfter(), locale)))
                        .sorted(Comparator.comparing(WhatIfView.UnitLine::name))
                        .toList());
    }

    /// @param changing those in which something is otherwise, or the others
    private List<WhatIfView.AreaLine> areas(
            Figures figures, Plan today, boolean changing, Locale locale) {
        return figures.areas().stream()
                .filter(it -> other(it) == changing)
                .map(it -> area(it, today, locale))
                .sorted(
                        Comparator.comparing(WhatIfView.AreaLine::language)
                                .thenComparing(WhatIfView.AreaLine::area))
                .toList();
    }

    private static boolean other(AreaRow it) {
        return it.children() != null
                        && !(Objects.equals(it.moved(), 0)
                                && Objects.equals(it.gained(), 0)
                                && Objects.equals(it.lost(), 0))
                || !Objects.equals(it.freeBefore(), it.freeAfter())
                || !Objects.equals(it.overBefore(), it.overAfter());
    }

    private static boolean other(UnitFigures it) {
        return it.seatsBefore() != it.seatsAfter()
                || !Objects.equals(it.filledBefore(), it.filledAfter());
    }

    private WhatIfView.AreaLine area(AreaRow it, Plan today, Locale locale) {
        return new WhatIfView.AreaLine(
                area(it.area(), it.language(), today, locale),
                text("scenario.language." + it.language().code(), locale),
                numbers.small(it.children(), locale),
                numbers.small(it.moved(), locale),
                numbers.small(it.gained(), locale),
                numbers.small(it.lost(), locale),
                numbers.ways(it.ways(), true, locale),
                numbers.longest(it.ways(), locale),
                FigureTexts.fromTo(
                        numbers.small(it.freeBefore(), locale),
                        numbers.small(it.freeAfter(), locale)),
                FigureTexts.fromTo(
                        numbers.small(it.overBefore(), locale),
                        numbers.small(it.overAfter(), locale)));
    }

    private WhatIfView.Maps maps(
            Scenario of, Figures figures, Plan today, Plan changed, String wanted, Locale locale) {
        var languages = languages(of);
        var language =
                languages.contains(new Language(wanted)) ? wanted : languages.getFirst().code();
        var moved = new HashSet<String>();
        for (var it : figures.areas()) {
            var children = it.moved();
            if (it.language().code().equals(language) && children != null && children > 0) {
                moved.add(it.area());
            }
        }
        var maps =
                today.maps(
                        changed,
                        fill(figures, false),
                        fill(figures, true),
                        new Plan.Shown(
                                new Language(language),
                                moved,
                                touched(of),
                                text("scenario.map.before", locale),
                                text("scenario.map.after", locale)));
        return new WhatIfView.Maps(
                maps.before(),
                maps.after(),
                language,
                languages.size() < 2
                        ? List.of()
                        : languages.stream()
                                .map(it ->
                                        new Choice(
                                                it.code(),
                                                text("scenario.map.areas." + it.code(), locale)))
                                .toList());
    }

    private static Set<UnitId> touched(Scenario of) {
        var touched = new HashSet<UnitId>();
        for (var it : of.changes().list()) {
            switch (it) {
                case Change.Close(var unit) -> touched.add(unit);
                case Change.Seats(var unit, _) -> touched.add(unit);
                case Change.Open open -> touched.add(open.unit());
                case Change.Shift shift -> touched.add(shift.to());
            }
        }
        return touched;
    }

    private static List<Fill> fill(Figures figures, boolean after) {
        return figures.units().stream()
                .map(it -> {
                    var filled = after ? it.filledAfter() : it.filledBefore();
                    return new Fill(
                            it.unit(),
                            after ? it.seatsAfter() : it.seatsBefore(),
                            filled == null ? 0 : filled);
                })
                .toList();
    }

    private List<Language> languages(Scenario of) {
        return services.find(of.service())
                .map(it -> it.units().languages())
                .filter(it -> !it.isEmpty())
                .orElse(List.of(Language.FI));
    }

    private WhatIfView.Forms forms(Scenario of, Plan today, Plan changed, Locale locale) {
        var order = new ArrayList<String>();
        for (var i = 0; i < Aim.values().length; i++) {
            order.add(i < of.method().order().size() ? of.method().order().get(i).name() : "");
        }
        return new WhatIfView.Forms(
                byText(changed.units().stream().map(it -> choice(it, changed, locale)).toList()),
                byText(
                        today.areas().stream()
                                .filter(it -> languages(of).contains(it.language()))
                                .map(it ->
                                        new Choice(
                                                it.language().code() + ":" + it.id(),
                                                text(
                                                        "scenario.area.of",
                                                        locale,
                                                        area(it.id(), it.language(), today, locale),
                                                        text(
                                                                "scenario.language."
                                                                        + it.language().code(),
                                                                locale))))
                                .toList()),
                schools(of, changed, locale),
                postalAreas.list().stream()
                        .map(it -> new Choice(it.code(), it.code() + " " + it.name()))
                        .toList(),
                languages(of).stream()
                        .map(it ->
                                new Choice(
                                        it.code(), text("scenario.language." + it.code(), locale)))
                        .toList(),
                choices(Method.Mode.values(), "scenario.mode.", locale),
                choices(Method.Procedure.values(), "scenario.method.", locale),
                choices(Aim.values(), "scenario.aim.", locale),
                of.method().mode().name(),
                of.method().procedure().name(),
                order);
    }

    private Choice choice(Plan.PlanUnit unit, Plan plan, Locale locale) {
        return new Choice(
                unit.id().value(),
                text(
                        "scenario.unit.seats",
                        locale,
                        unit.name(language(locale)),
                        FigureTexts.number(plan.seats(unit.id()), locale)));
    }

    /// Schools to which an area can fall.
    private List<Choice> schools(Scenario of, Plan changed, Locale locale) {
        var schools = new HashSet<Choice>();
        changed.areas().stream()
                .filter(it -> languages(of).contains(it.language()))
                .flatMap(it -> it.units().stream())
                .flatMap(it -> changed.unit(it).stream())
                .map(it -> new Choice(it.id().value(), it.name(language(locale))))
                .forEach(schools::add);
        if (changed.neverRefused()) {
            of.changes()
                    .opened()
                    .forEach(it ->
                            schools.add(new Choice(it.value(), unit(it, of, changed, locale))));
        }
        return byText(List.copyOf(schools));
    }

    private static List<Choice> byText(List<Choice> choices) {
        return choices.stream()
                .sorted(Comparator.comparing(Choice::text).thenComparing(Choice::value))
                .toList();
    }

    private List<Choice> choices(Enum<?>[] values, String key, Locale locale) {
        return Arrays.stream(values)
                .map(it -> new Choice(it.name(), text(key + it.name(), locale)))
                .toList();
    }

    String moment(Instant at, Locale locale) {
        return Dates.moment(LocalDateTime.ofInstant(at, clock.getZone()), language(locale));
    }

    int year() {
        return clock.instant().atZone(clock.getZone()).getYear();
    }

    String text(String key, Locale locale, Object... values) {
        return texts.getMessage(key, values, locale);
    }

    static Language language(Locale locale) {
        return new Language(locale.getLanguage());
    }
}

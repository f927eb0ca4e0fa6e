// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import static city.server.desk.DeskPermissions.READ;
import static city.server.desk.DeskPermissions.secret;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.base.signin.SignedIn;
import city.base.web.Choice;
import city.base.web.Dates;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseLine;
import city.heart.casework.CaseLists;
import city.heart.offer.PlacedCase;
import city.heart.offer.PlacedCases;
import city.heart.population.ChangesOfDay;
import city.heart.population.Family;
import city.heart.population.LifeEvent;
import city.heart.population.Names;
import city.heart.population.Population;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// What the register told today, one by one, and what followed. All families of a page are read at
/// once, for one purpose, which each of them can read; one under a non-disclosure order is there
/// without its name.
@Controller
class ChangesPage {
    private static final int PAGE = 50;

    private final ChangesOfDay changes;
    private final Population population;
    private final PlacedCases cases;
    private final CaseLists lists;
    private final DeskWords words;
    private final Clock clock;

    ChangesPage(
            ChangesOfDay changes,
            Population population,
            PlacedCases cases,
            CaseLists lists,
            DeskWords words,
            @CityTime Clock clock) {
        this.changes = changes;
        this.population = population;
        this.cases = cases;
        this.lists = lists;
        this.words = words;
        this.clock = clock;
    }

    /// What followed for one service.
    ///
    /// @param caseId null where this officer may not open it
    record Followed(String text, @Nullable String caseId) {}

    /// @param name null under an order
    /// @param on the day from which the change holds
    record Row(String kind, @Nullable String name, String on, List<Followed> followed) {}

    /// @param chosen the kind that is shown; empty for all
    /// @param number of all changes of this kind today
    /// @param next position to go on from; null at the end
    record View(
            String today,
            List<Choice> kinds,
            String chosen,
            int number,
            List<Row> rows,
            @Nullable Long next) {}

    @GetMapping("/desk/changes")
    @Transactional
    public String list(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "0") long after,
            SignedIn.Officer officer,
            Locale locale,
            Model model) {
        officer.mustBeAbleTo(READ);
        var today = words.today();
        var wanted =
                Arrays.stream(LifeEvent.Kind.values())
                        .filter(it -> it.name().equals(kind))
                        .findFirst()
                        .orElse(null);
        var counts = changes.count(today);
        var found = changes.list(today, wanted, after, PAGE);
        model.addAttribute(
                "changes",
                new View(
                        Dates.words(today, DeskWords.language(locale)),
                        counts.keySet().stream()
                                .map(it ->
                                        new Choice(
                                                it.name(),
                                                words.text("desk.change." + it, locale)
                                                        + " ("
                                                        + counts.get(it)
                                                        + ")"))
                                .toList(),
                        wanted == null ? "" : wanted.name(),
                        wanted == null
                                ? counts.values().stream().mapToInt(it -> it).sum()
                                : counts.getOrDefault(wanted, 0),
                        rows(found, today, officer, locale),
                        found.size() < PAGE ? null : Long.valueOf(found.getLast().position())));
        return "desk/changes";
    }

    private List<Row> rows(
            List<LifeEvent> events, LocalDate today, SignedIn.Officer officer, Locale locale) {
        var people = events.stream().map(LifeEvent::subject).distinct().toList();
        Map<ResidentId, Family> families =
                people.isEmpty()
                        ? Map.of()
                        : population.families(people, DeskWords.use(officer, "desk-changes", null));
        var followed = cases.concerning(people);
        var taken = lists.lifeEventsTaken();
        return events.stream()
                .map(it ->
                        new Row(
                                words.text("desk.change." + it.kind(), locale),
                                name(families.get(it.subject()), followed, it.subject(), locale),
                                Dates.numbers(it.on()),
                                followed(
                                        followed.getOrDefault(it.subject(), List.of()),
                                        it.position() > taken,
                                        today,
                                        officer,
                                        locale)))
                .toList();
    }

    private @Nullable String name(
            @Nullable Family family,
            Map<ResidentId, List<PlacedCase>> followed,
            ResidentId who,
            Locale locale) {
        if (family == null
                || family.order()
                || family.child().order()
                || followed.getOrDefault(who, List.of()).stream()
                        .anyMatch(it -> it.file().secret())) {
            return null;
        }
        Names names = family.child().names();
        return names == null ? words.text("desk.no-name", locale) : names.full();
    }

    private List<Followed> followed(
            List<PlacedCase> cases,
            boolean waits,
            LocalDate today,
            SignedIn.Officer officer,
            Locale locale) {
        if (cases.isEmpty()) {
            return List.of(
                    new Followed(
                            words.text(
                                    waits ? "desk.followed.waits" : "desk.followed.nothing",
                                    locale),
                            null));
        }
        return cases.stream()
                .map(it ->
                        new Followed(
                                words.text(
                                        key(it.file(), today),
                                        locale,
                                        words.service(it.file().service(), locale)),
                                it.file().secret() && !secret(officer)
                                        ? null
                                        : it.file().id().value().toString()))
                .toList();
    }

    private String key(CaseLine line, LocalDate today) {
        if (line.standing() == CaseFile.Standing.PERSON) {
            return "desk.followed.person";
        }
        return LocalDate.ofInstant(line.openedAt(), clock.getZone()).equals(today)
                ? "desk.followed.opened"
                : "desk.followed.known";
    }
}

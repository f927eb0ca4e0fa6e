// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.base.signin.SignedIn;
import city.base.web.Choice;
import city.base.web.PageTexts;
import city.heart.casework.CaseAccess;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseLine;
import city.heart.casework.CaseLists;
import city.heart.casework.CaseTexts;
import city.heart.population.ChangesOfDay;
import city.heart.population.Family;
import city.heart.population.LifeEvent;
import city.heart.population.Names;
import city.heart.population.Population;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
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
    private final CaseTexts says;
    private final Clock clock;

    ChangesPage(
            ChangesOfDay changes,
            Population population,
            PlacedCases cases,
            CaseLists lists,
            CaseTexts says,
            @CityTime Clock clock) {
        this.changes = changes;
        this.population = population;
        this.cases = cases;
        this.lists = lists;
        this.says = says;
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
            PageTexts texts,
            Model model) {
        officer.mustBeAbleTo(CaseAccess.READ);
        var today = LocalDate.now(clock);
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
                        texts.day(today),
                        counts.keySet().stream()
                                .map(it ->
                                        new Choice(
                                                it.name(),
                                                texts.text("preparation.change." + it)
                                                        + " ("
                                                        + counts.get(it)
                                                        + ")"))
                                .toList(),
                        wanted == null ? "" : wanted.name(),
                        wanted == null
                                ? counts.values().stream().mapToInt(it -> it).sum()
                                : counts.getOrDefault(wanted, 0),
                        rows(found, today, officer, texts),
                        found.size() < PAGE ? null : Long.valueOf(found.getLast().position())));
        return "preparation/changes";
    }

    private List<Row> rows(
            List<LifeEvent> events, LocalDate today, SignedIn.Officer officer, PageTexts texts) {
        var people = events.stream().map(LifeEvent::subject).distinct().toList();
        Map<ResidentId, Family> families =
                people.isEmpty()
                        ? Map.of()
                        : population.families(people, CaseTexts.use(officer, "desk-changes", null));
        var followed = cases.concerning(people);
        var taken = lists.lifeEventsTaken();
        return events.stream()
                .map(it ->
                        new Row(
                                texts.text("preparation.change." + it.kind()),
                                name(families.get(it.subject()), followed, it.subject(), texts),
                                texts.day(it.on()),
                                followed(
                                        followed.getOrDefault(it.subject(), List.of()),
                                        it.position() > taken,
                                        today,
                                        officer,
                                        texts)))
                .toList();
    }

    private @Nullable String name(
            @Nullable Family family,
            Map<ResidentId, List<PlacedCase>> followed,
            ResidentId who,
            PageTexts texts) {
        if (family == null
                || family.order()
                || family.child().order()
                || followed.getOrDefault(who, List.of()).stream()
                        .anyMatch(it -> it.file().secret())) {
            return null;
        }
        Names names = family.child().names();
        return names == null ? texts.text("casework.no-name") : names.full();
    }

    private List<Followed> followed(
            List<PlacedCase> cases,
            boolean waits,
            LocalDate today,
            SignedIn.Officer officer,
            PageTexts texts) {
        if (cases.isEmpty()) {
            return List.of(
                    new Followed(
                            texts.text(
                                    waits
                                            ? "preparation.followed.waits"
                                            : "preparation.followed.nothing"),
                            null));
        }
        return cases.stream()
                .map(it ->
                        new Followed(
                                texts.text(
                                        key(it.file(), today),
                                        says.service(it.file().service(), texts)),
                                !CaseAccess.scope(officer).reaches(it.file().secret())
                                        ? null
                                        : it.file().id().value().toString()))
                .toList();
    }

    private String key(CaseLine line, LocalDate today) {
        if (line.handler() == CaseFile.Handler.PERSON) {
            return "preparation.followed.person";
        }
        return LocalDate.ofInstant(line.openedAt(), clock.getZone()).equals(today)
                ? "preparation.followed.opened"
                : "preparation.followed.known";
    }
}

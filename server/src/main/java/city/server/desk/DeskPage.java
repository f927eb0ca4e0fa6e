// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import city.base.shared.CityTime;
import city.base.signin.SignedIn;
import city.base.subject.Subject;
import city.base.subject.Subjects;
import city.base.subject.Worklist;
import city.base.web.PageTexts;
import city.heart.casework.CaseAccess;
import city.heart.casework.CaseTexts;
import city.heart.casework.Tasks;
import city.heart.decision.Decisions;
import city.heart.offer.State;
import city.heart.population.ChangesOfDay;
import city.heart.population.LifeEvent;
import city.heart.preparation.DeskOffers;
import city.heart.service.Services;
import city.heart.service.Unreadable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The desk's first page: what the register told today, what waits, where the offers stand. Numbers
/// only, for every officer.
@Controller
class DeskPage {
    private final ChangesOfDay changes;
    private final Tasks tasks;
    private final DeskOffers offers;
    private final Decisions decisions;
    private final Services services;
    private final Subjects subjects;
    private final Clock clock;

    DeskPage(
            ChangesOfDay changes,
            Tasks tasks,
            DeskOffers offers,
            Decisions decisions,
            Services services,
            Subjects subjects,
            @CityTime Clock clock) {
        this.changes = changes;
        this.tasks = tasks;
        this.offers = offers;
        this.decisions = decisions;
        this.services = services;
        this.subjects = subjects;
        this.clock = clock;
    }

    record Change(String text, int number) {}

    record InState(State state, int number) {}

    /// A list of work of one subject, where anything waits or not.
    ///
    /// @param text key of the words behind the number
    record WorkLine(String path, String text, long waiting, long overdue) {}

    record ServiceRow(String name, List<InState> states, int toSign) {}

    /// @param unreadable services for which nothing is done until somebody mends or publishes a version
    /// @param reads this officer may open cases
    record View(
            String today,
            List<Change> changes,
            int work,
            int overdue,
            List<WorkLine> worklists,
            List<ServiceRow> services,
            List<Unreadable> unreadable,
            boolean reads) {}

    @GetMapping("/desk")
    String show(SignedIn.Officer officer, PageTexts texts, Model model) {
        var today = LocalDate.now(clock);
        var learned = changes.count(today);
        var work = tasks.open(null, null, CaseAccess.scope(officer), CaseTexts.MOST);
        model.addAttribute(
                "desk",
                new View(
                        texts.words(today),
                        Arrays.stream(LifeEvent.Kind.values())
                                .filter(learned::containsKey)
                                .map(it ->
                                        new Change(
                                                texts.text("preparation.change." + it),
                                                learned.getOrDefault(it, 0)))
                                .toList(),
                        work.size(),
                        (int)
                                work.stream()
                                        .filter(it ->
                                                it.answerBy() != null
                                                        && it.answerBy().isBefore(today))
                                        .count(),
                        worklists(officer),
                        services.published().stream()
                                .map(it ->
                                        new ServiceRow(
                                                it.name(texts.language()),
                                                states(it.id()),
                                                decisions.prepared(it.id(), CaseTexts.MOST).size()))
                                .toList(),
                        services.unreadable(),
                        officer.may(CaseAccess.READ)));
        return "desk/desk";
    }

    private List<WorkLine> worklists(SignedIn.Officer officer) {
        return subjects.all(Subject::worklists).stream()
                .filter(it -> officer.may(it.permission()))
                .sorted(Comparator.comparingInt(Worklist::order))
                .map(it -> {
                    var count = it.count().apply(officer.permissions());
                    return new WorkLine(it.path(), it.text(), count.waiting(), count.overdue());
                })
                .toList();
    }

    private List<InState> states(String service) {
        var counts = offers.counts(service);
        return Arrays.stream(State.values())
                .filter(counts::containsKey)
                .map(it -> new InState(it, counts.getOrDefault(it, 0)))
                .toList();
    }
}

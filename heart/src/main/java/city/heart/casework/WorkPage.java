// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.web.Choice;
import city.base.web.Consequence;
import city.base.web.Form;
import city.base.web.ListPart;
import city.base.web.PageTexts;
import city.base.web.Paging;
import city.heart.population.Resident;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The worklist: cases for a person, with what is asked, first those for whom somebody waits; and those about
/// which nothing is asked.
@Controller
class WorkPage {
    private static final String PURPOSE = "desk-worklist";
    private static final String OTHER = "other";

    /// What can have come of a task: `casework.outcome.<code>` says each.
    static final List<String> OUTCOMES =
            List.of("agreed", "told", "corrected", "not-reached", "nothing-to-do", OTHER);

    private final Tasks tasks;
    private final WorkLists work;
    private final CaseFiles cases;
    private final CaseFilters filters;
    private final CaseTexts says;
    private final Clock clock;

    WorkPage(
            Tasks tasks,
            WorkLists work,
            CaseFiles cases,
            CaseFilters filters,
            CaseTexts says,
            @CityTime Clock clock) {
        this.tasks = tasks;
        this.work = work;
        this.cases = cases;
        this.filters = filters;
        this.says = says;
        this.clock = clock;
    }

    /// Which part of the work is shown.
    enum Show {
        ALL,
        MINE,
        OVERDUE,
        /// In a person's hands, and nothing is asked.
        UNASKED;

        static Show of(String text) {
            return Arrays.stream(values())
                    .filter(it -> it.code().equals(text))
                    .findFirst()
                    .orElse(ALL);
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Who goes on with it.
    enum Taken {
        BY_NOBODY,
        BY_ME,
        BY_ANOTHER
    }

    /// @param id of the task; null where nothing is asked
    /// @param late the day to answer has passed
    record Row(
            @Nullable String id,
            String caseId,
            String title,
            String ask,
            String service,
            String child,
            String since,
            @Nullable String lastDay,
            boolean late,
            boolean secret,
            Taken taken) {}

    record Tab(String show, String text, String number) {}

    /// @param chosen the kind of ask that is shown; empty for all
    /// @param query of this list, so that whoever takes a task comes back to it; empty for the bare list
    record View(
            List<Tab> tabs,
            String show,
            CaseFilters.View filter,
            List<Choice> kinds,
            String chosen,
            List<Row> rows,
            Paging paging,
            String query) {}

    @GetMapping("/desk/work")
    @Transactional
    public String list(
            CaseFilters.Sent sent,
            @RequestParam(defaultValue = "") String ask,
            @RequestParam(defaultValue = "") String show,
            ListPart part,
            HttpServletRequest request,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model) {
        officer.mustBeAbleTo(CaseAccess.READ);
        var shown = Show.of(show);
        var kind =
                Arrays.stream(TaskKind.values())
                        .filter(it -> it.name().equals(ask))
                        .findFirst()
                        .orElse(null);
        var filter = filters.filter(sent, CaseAccess.scope(officer));
        var page =
                shown == Show.UNASKED
                        ? unasked(filter, sent, part, officer, texts)
                        : asked(filter, which(shown, kind, officer), sent, part, officer, texts);
        var query = part.address() == null ? null : request.getQueryString();
        model.addAttribute(
                "work",
                new View(
                        tabs(filter, kind, officer, texts),
                        shown.code(),
                        filters.view(
                                "/desk/work",
                                sent,
                                shown == Show.UNASKED
                                        ? List.of()
                                        : work.units(
                                                CaseFilter.all(CaseAccess.scope(officer)),
                                                WorkLists.Which.ALL),
                                texts),
                        Arrays.stream(TaskKind.values())
                                .map(it ->
                                        new Choice(
                                                it.name(), texts.text("casework.ask.title." + it)))
                                .toList(),
                        kind == null ? "" : kind.name(),
                        page.rows,
                        page.paging,
                        query == null ? "" : "?" + query));
        return "casework/work";
    }

    /// The same by a child's name, which stands in no address.
    @PostMapping("/desk/work")
    @Transactional
    public String named(
            CaseFilters.Sent sent,
            @RequestParam(defaultValue = "") String ask,
            @RequestParam(defaultValue = "") String show,
            ListPart part,
            HttpServletRequest request,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model) {
        return list(sent, ask, show, part, request, officer, texts, model);
    }

    private record Page(List<Row> rows, Paging paging) {}

    private WorkLists.Which which(Show show, @Nullable TaskKind kind, SignedIn.Officer officer) {
        return new WorkLists.Which(
                kind,
                show == Show.MINE ? Actor.officer(officer.id()) : null,
                show == Show.OVERDUE ? LocalDate.now(clock) : null);
    }

    private List<Tab> tabs(
            CaseFilter filter, @Nullable TaskKind kind, SignedIn.Officer officer, PageTexts texts) {
        var tabs = new ArrayList<Tab>();
        var numbers = work.numbers(filter, kind, Actor.officer(officer.id()), LocalDate.now(clock));
        for (var it : Show.values()) {
            var number =
                    switch (it) {
                        case ALL -> numbers.waiting();
                        case MINE -> numbers.mine();
                        case OVERDUE -> numbers.overdue();
                        case UNASKED -> work.countUnasked(filter);
                    };
            tabs.add(
                    new Tab(
                            it.code(),
                            texts.text("casework.work.show." + it.code()),
                            texts.number(number)));
        }
        return tabs;
    }

    private Page asked(
            CaseFilter all,
            WorkLists.Which which,
            CaseFilters.Sent sent,
            ListPart part,
            SignedIn.Officer officer,
            PageTexts texts) {
        var filter =
                filters.named(
                        all,
                        sent,
                        it -> work.people(it, which),
                        CaseTexts.use(officer, PURPOSE, null));
        var paging = part.of(work.count(filter, which));
        var items = work.open(filter, which, paging.offset(), Paging.ROWS);
        var people = people(items.stream().map(WorkItem::child).distinct().toList(), officer);
        return new Page(items.stream().map(it -> row(it, people, officer, texts)).toList(), paging);
    }

    private Row row(
            WorkItem it,
            Map<ResidentId, Resident> people,
            SignedIn.Officer officer,
            PageTexts texts) {
        return new Row(
                it.id().value().toString(),
                it.caseId().value().toString(),
                texts.text("casework.ask.title." + it.ask()),
                says.task(it, texts),
                says.service(it.service(), texts),
                says.name(people, it.child(), texts),
                texts.moment(it.openedAt()),
                texts.dayOrNull(it.answerBy()),
                it.answerBy() != null && it.answerBy().isBefore(LocalDate.now(clock)),
                it.secret(),
                it.takenBy() == null
                        ? Taken.BY_NOBODY
                        : it.takenBy().equals(Actor.officer(officer.id()))
                                ? Taken.BY_ME
                                : Taken.BY_ANOTHER);
    }

    private Page unasked(
            CaseFilter all,
            CaseFilters.Sent sent,
            ListPart part,
            SignedIn.Officer officer,
            PageTexts texts) {
        var filter =
                filters.named(
                        all, sent, work::peopleUnasked, CaseTexts.use(officer, PURPOSE, null));
        var paging = part.of(work.countUnasked(filter));
        var files = cases.inOrder(work.unasked(filter, paging.offset(), Paging.ROWS));
        var people =
                people(files.stream().map(it -> it.key().child()).distinct().toList(), officer);
        return new Page(
                files.stream()
                        .map(it ->
                                new Row(
                                        null,
                                        it.id().value().toString(),
                                        texts.text("casework.work.unasked"),
                                        String.join(
                                                " ",
                                                says.reasons(
                                                        it.key().service(),
                                                        it.ruleAnswer(),
                                                        texts)),
                                        says.service(it.key().service(), texts),
                                        says.name(people, it.key().child(), texts),
                                        texts.moment(it.openedAt()),
                                        null,
                                        false,
                                        it.secret(),
                                        Taken.BY_NOBODY))
                        .toList(),
                paging);
    }

    private Map<ResidentId, Resident> people(List<ResidentId> ids, SignedIn.Officer officer) {
        return says.people(ids, CaseTexts.use(officer, PURPOSE, null));
    }

    /// "I go on with this": from the list, and back to it.
    @PostMapping("/desk/work/{id}/take")
    String take(
            @PathVariable UUID id,
            SignedIn.Officer officer,
            HttpServletRequest request,
            RedirectAttributes next) {
        officer.mustBeAbleTo(CaseAccess.HANDLE);
        var item = find(id, officer);
        next.addFlashAttribute(
                "notice",
                tasks.take(item.id(), Actor.officer(officer.id()), CaseAccess.scope(officer))
                        ? "casework.notice.taken"
                        : "casework.notice.taken-before");
        return back(request);
    }

    @PostMapping("/desk/work/{id}/give-back")
    String giveBack(
            @PathVariable UUID id,
            SignedIn.Officer officer,
            HttpServletRequest request,
            RedirectAttributes next) {
        officer.mustBeAbleTo(CaseAccess.HANDLE);
        tasks.giveBack(find(id, officer).id(), Actor.officer(officer.id()));
        next.addFlashAttribute("notice", "casework.notice.given-back");
        return back(request);
    }

    private static String back(HttpServletRequest request) {
        var query = request.getQueryString();
        return "redirect:/desk/work" + (query == null ? "" : "?" + query);
    }

    private WorkItem find(UUID id, SignedIn.Officer officer) {
        return tasks.find(new WorkItem.Id(id), CaseAccess.scope(officer))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// A task is done only with what came of it.
    @GetMapping("/desk/work/{id}/done")
    @Transactional
    public String asksWhatCame(
            @PathVariable UUID id, SignedIn.Officer officer, PageTexts texts, Model model) {
        officer.mustBeAbleTo(CaseAccess.HANDLE);
        return done(find(id, officer), officer, texts).show(Form.empty(), model);
    }

    @PostMapping("/desk/work/{id}/done")
    @Transactional
    public String done(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model,
            RedirectAttributes next) {
        officer.mustBeAbleTo(CaseAccess.HANDLE);
        var item = find(id, officer);
        var form =
                Form.of(sent)
                        .check("outcome", OUTCOMES::contains, "casework.done.outcome.fault")
                        .atMost("because", 2000, "casework.done.note.fault");
        if (OTHER.equals(form.value("outcome"))) {
            form = form.require("because", "casework.done.note.needed");
        }
        if (!form.isOk()) {
            return done(item, officer, texts).show(form, model);
        }
        var note = form.value("because");
        next.addFlashAttribute(
                "notice",
                tasks.close(
                                item.id(),
                                Actor.officer(officer.id()),
                                form.value("outcome"),
                                note.isEmpty() ? null : note,
                                CaseAccess.scope(officer),
                                clock.instant())
                        ? "casework.notice.closed"
                        : "casework.notice.closed-before");
        return "redirect:/desk/cases/" + item.caseId().value();
    }

    private Consequence done(WorkItem item, SignedIn.Officer officer, PageTexts texts) {
        var people = people(List.of(item.child()), officer);
        return Consequence.of(
                        texts.text("casework.done"),
                        says.name(people, item.child(), texts)
                                + " – "
                                + texts.text("casework.ask.title." + item.ask()),
                        List.of(says.task(item, texts), texts.text("casework.done.follows")),
                        "/desk/work/" + item.id().value() + "/done",
                        "/desk/cases/" + item.caseId().value(),
                        texts.text("casework.done.do"))
                .choosing(
                        texts.text("casework.done.outcome"),
                        OUTCOMES.stream()
                                .map(it -> new Choice(it, texts.text("casework.outcome." + it)))
                                .toList())
                .because(texts.text("casework.done.note"), texts.text("casework.done.note.hint"));
    }
}

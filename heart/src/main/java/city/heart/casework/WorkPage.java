// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.CityTime;
import city.base.signin.SignedIn;
import city.base.web.Choice;
import city.base.web.PageTexts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
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

/// The worklist: cases for a person, with what is asked, first those for whom somebody waits.
@Controller
class WorkPage {
    private final Tasks tasks;
    private final CaseTexts says;
    private final Clock clock;

    WorkPage(Tasks tasks, CaseTexts says, @CityTime Clock clock) {
        this.tasks = tasks;
        this.says = says;
        this.clock = clock;
    }

    /// @param late the day to answer has passed
    record Row(
            String id,
            String caseId,
            String title,
            String ask,
            String service,
            String child,
            String since,
            @Nullable String answerBy,
            boolean late,
            boolean secret) {}

    /// @param chosen the kind of ask that is shown; empty for all
    record View(List<Row> rows, List<Choice> kinds, String chosen, boolean more) {}

    @GetMapping("/desk/work")
    @Transactional
    public String list(
            @RequestParam(defaultValue = "") String ask,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model) {
        officer.mustBeAbleTo(CaseAccess.READ);
        var kind =
                Arrays.stream(TaskKind.values())
                        .filter(it -> it.name().equals(ask))
                        .findFirst()
                        .orElse(null);
        var items = tasks.open(null, kind, CaseAccess.scope(officer), CaseTexts.MOST);
        var people =
                says.people(
                        items.stream().map(WorkItem::child).distinct().toList(),
                        CaseTexts.use(officer, "desk-worklist", null));
        var today = LocalDate.now(clock);
        model.addAttribute(
                "work",
                new View(
                        items.stream()
                                .map(it ->
                                        new Row(
                                                it.id().value().toString(),
                                                it.caseId().value().toString(),
                                                texts.text("casework.ask.title." + it.ask()),
                                                says.task(it, texts),
                                                says.service(it.service(), texts),
                                                says.name(people, it.child(), texts),
                                                texts.moment(it.openedAt()),
                                                texts.day(it.answerBy()),
                                                it.answerBy() != null
                                                        && it.answerBy().isBefore(today),
                                                it.secret()))
                                .toList(),
                        Arrays.stream(TaskKind.values())
                                .map(it ->
                                        new Choice(
                                                it.name(), texts.text("casework.ask.title." + it)))
                                .toList(),
                        kind == null ? "" : kind.name(),
                        items.size() == CaseTexts.MOST));
        return "casework/work";
    }

    @PostMapping("/desk/work/{id}/done")
    String done(@PathVariable UUID id, SignedIn.Officer officer, RedirectAttributes next) {
        officer.mustBeAbleTo(CaseAccess.HANDLE);
        var item =
                tasks.find(new WorkItemId(id), CaseAccess.scope(officer))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        next.addFlashAttribute(
                "notice",
                tasks.close(
                                item.id(),
                                officer.id(),
                                "done",
                                CaseAccess.scope(officer),
                                clock.instant())
                        ? "casework.notice.closed"
                        : "casework.notice.closed-before");
        return "redirect:/desk/cases/" + item.caseId().value();
    }
}

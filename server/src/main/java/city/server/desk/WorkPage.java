// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import static city.server.desk.DeskPermissions.HANDLE;
import static city.server.desk.DeskPermissions.READ;
import static city.server.desk.DeskPermissions.secret;

import city.base.signin.SignedIn;
import city.base.web.Choice;
import city.heart.offer.Ask;
import city.heart.offer.Cases;
import city.heart.offer.WorkItem;
import city.heart.offer.WorkItemId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
    private final Cases cases;
    private final DeskWords words;

    WorkPage(Cases cases, DeskWords words) {
        this.cases = cases;
        this.words = words;
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
            Locale locale,
            Model model) {
        officer.mustBeAbleTo(READ);
        var kind =
                Arrays.stream(Ask.values())
                        .filter(it -> it.name().equals(ask))
                        .findFirst()
                        .orElse(null);
        var items = cases.worklist(null, kind, secret(officer), DeskPage.MOST);
        var people =
                words.people(
                        items.stream().map(WorkItem::child).distinct().toList(),
                        DeskWords.use(officer, "desk-worklist", null));
        var today = words.today();
        model.addAttribute(
                "work",
                new View(
                        items.stream()
                                .map(it ->
                                        new Row(
                                                it.id().value().toString(),
                                                it.caseId().value().toString(),
                                                words.text("offer.ask.title." + it.ask(), locale),
                                                words.ask(it, locale),
                                                words.service(it.service(), locale),
                                                words.name(people, it.child(), locale),
                                                words.moment(it.openedAt()),
                                                DeskWords.day(it.answerBy()),
                                                it.answerBy() != null
                                                        && it.answerBy().isBefore(today),
                                                it.secret()))
                                .toList(),
                        Arrays.stream(Ask.values())
                                .map(it ->
                                        new Choice(
                                                it.name(),
                                                words.text("offer.ask.title." + it, locale)))
                                .toList(),
                        kind == null ? "" : kind.name(),
                        items.size() == DeskPage.MOST));
        return "desk/work";
    }

    @PostMapping("/desk/work/{id}/done")
    String done(@PathVariable UUID id, SignedIn.Officer officer, RedirectAttributes next) {
        officer.mustBeAbleTo(HANDLE);
        var item =
                cases.item(new WorkItemId(id), secret(officer))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        next.addFlashAttribute(
                "notice",
                cases.close(item.id(), officer.id(), "done", secret(officer))
                        ? "desk.notice.closed"
                        : "desk.notice.closed-before");
        return "redirect:/desk/cases/" + item.caseId().value();
    }
}

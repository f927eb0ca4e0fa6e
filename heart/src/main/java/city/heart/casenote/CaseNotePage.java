// SPDX-License-Identifier: EUPL-1.2
package city.heart.casenote;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.web.Form;
import city.base.web.ListPart;
import city.base.web.PageTexts;
import city.base.web.Paging;
import city.heart.casework.CaseAccess;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseId;
import city.heart.casework.CaseTexts;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/// Writing a note about a case, and the families with whom to go on today.
@Controller
class CaseNotePage {
    private static final int LONGEST = 2000;
    private static final int LONGEST_CONTACT = 500;

    private final CaseNotes notes;
    private final GuardiansSection section;
    private final CaseTexts says;
    private final Clock clock;

    CaseNotePage(CaseNotes notes, GuardiansSection section, CaseTexts says, @CityTime Clock clock) {
        this.notes = notes;
        this.section = section;
        this.says = says;
        this.clock = clock;
    }

    record Row(String caseId, String child, String service, String handler, boolean secret) {}

    record View(List<Row> rows, Paging paging) {}

    @GetMapping("/desk/follow-up")
    @Transactional
    public String due(ListPart part, SignedIn.Officer officer, PageTexts texts, Model model) {
        officer.mustBeAbleTo(CaseAccess.READ);
        var scope = CaseAccess.scope(officer);
        var paging = part.of(notes.countDue(scope));
        var shown = notes.due(scope, paging.offset(), Paging.ROWS);
        var people =
                says.people(
                        shown.stream().map(it -> it.key().child()).distinct().toList(),
                        CaseTexts.use(officer, CaseNoteSubject.CONTACT, null));
        model.addAttribute(
                "due",
                new View(
                        shown.stream()
                                .map(it ->
                                        new Row(
                                                it.id().value().toString(),
                                                says.name(people, it.key().child(), texts),
                                                says.service(it.key().service(), texts),
                                                texts.text("casework.handler." + it.handler()),
                                                it.secret()))
                                .toList(),
                        paging));
        return "casenote/due";
    }

    @PostMapping("/desk/cases/{id}/notes")
    @Transactional
    public String add(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model,
            RedirectAttributes next) {
        officer.mustBeAbleTo(CaseAccess.HANDLE);
        var file = find(id, officer);
        var today = LocalDate.now(clock);
        var form =
                Form.of(sent)
                        .check("with", it -> it.matches("|[1-9][0-9]{0,8}"), "casenote.with.fault")
                        .check("way", CaseNotePage::isWay, "casenote.way.fault")
                        .check("reached", it -> it.matches("yes|no"), "casenote.reached.fault")
                        .require("note", "casenote.text.fault")
                        .atMost("note", LONGEST, "casenote.text.long")
                        .check(
                                "next",
                                it -> it.isEmpty() || !day(it, LocalDate.MIN).isBefore(today),
                                "casenote.next.fault");
        if (form.isOk() && !form.value("with").isEmpty()) {
            var guardians = section.guardians(file, officer);
            form =
                    form.check(
                            "with",
                            it -> guardians.contains(new ResidentId(Integer.parseInt(it))),
                            "casenote.with.fault");
        }
        if (!form.isOk()) {
            model.addAttribute("view", section.view(file, form, officer, texts));
            return "casenote/notes";
        }
        notes.add(
                file,
                new CaseNote(
                        clock.instant(),
                        Actor.officer(officer.id()),
                        form.value("with").isEmpty()
                                ? null
                                : new ResidentId(Integer.parseInt(form.value("with"))),
                        CaseNote.Way.valueOf(form.value("way")),
                        form.value("reached").equals("yes"),
                        form.value("note"),
                        form.value("next").isEmpty() ? null : day(form.value("next"), today)));
        next.addFlashAttribute("notice", "casenote.notice.added");
        return "redirect:/desk/cases/" + id;
    }

    /// The safe contact of a family under an order, only for who may handle it.
    @PostMapping("/desk/cases/{id}/safe-contact")
    @Transactional
    public String safeContact(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model,
            RedirectAttributes next) {
        officer.mustBeAbleTo(CaseAccess.SECRET);
        var file = find(id, officer);
        if (!file.secret()) {
            throw notThere();
        }
        var form = Form.of(sent).atMost("safe", LONGEST_CONTACT, "casenote.safe.long");
        if (!form.isOk()) {
            model.addAttribute("view", section.view(file, form, officer, texts));
            return "casenote/notes";
        }
        notes.safeContact(file, form.value("safe"), Actor.officer(officer.id()));
        next.addFlashAttribute("notice", "casenote.notice.safe");
        return "redirect:/desk/cases/" + id;
    }

    private CaseFile find(UUID id, SignedIn.Officer officer) {
        return notes.find(new CaseId(id), CaseAccess.scope(officer))
                .orElseThrow(CaseNotePage::notThere);
    }

    private static boolean isWay(String text) {
        return CaseNote.Way.TRIED.stream().anyMatch(it -> it.name().equals(text));
    }

    private static LocalDate day(String text, LocalDate otherwise) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            return otherwise;
        }
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.web.Consequence;
import city.base.web.Form;
import city.base.web.PageTexts;
import city.heart.casework.CaseAccess;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseId;
import city.heart.casework.CaseTexts;
import city.heart.offer.OfferLine;
import city.heart.offer.State;
import city.heart.preparation.DeskOffers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What changes a whole case, each with a page before that says what follows and asks why: a person takes the
/// family in hand, gives it back to the machine, or takes the proposal back. Done twice it is done once.
@Controller
class CaseActsPage {
    private final WholeCases cases;
    private final DeskOffers desk;
    private final CaseTexts says;
    private final WholeCaseTexts wholeCaseTexts;

    CaseActsPage(WholeCases cases, DeskOffers desk, CaseTexts says, WholeCaseTexts wholeCaseTexts) {
        this.cases = cases;
        this.desk = desk;
        this.says = says;
        this.wholeCaseTexts = wholeCaseTexts;
    }

    /// Why the rule says what it says, and what would turn it: worked out when somebody asks.
    @GetMapping("/desk/cases/{id}/why")
    @Transactional
    public String why(
            @PathVariable UUID id, SignedIn.Officer officer, PageTexts texts, Model model) {
        officer.mustBeAbleTo(CaseAccess.READ);
        var seen =
                cases.find(new CaseId(id), CaseAccess.scope(officer))
                        .orElseThrow(CasePage::notThere);
        model.addAttribute("why", wholeCaseTexts.why(seen, officer, texts));
        return "decision/why";
    }

    /// "A person handles this family": all automation for the child stops.
    @GetMapping("/desk/cases/{id}/take")
    @Transactional
    public String asksToTake(
            @PathVariable UUID id, SignedIn.Officer officer, PageTexts texts, Model model) {
        return page("take", seen(id, officer), taken(texts), officer, texts)
                .show(Form.empty(), model);
    }

    @PostMapping("/desk/cases/{id}/take")
    @Transactional
    public String take(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model,
            RedirectAttributes next) {
        var seen = seen(id, officer);
        var form = reasoned(sent);
        if (!form.isOk()) {
            return page("take", seen, taken(texts), officer, texts).show(form, model);
        }
        desk.takeInHand(
                seen.file().key().child(), Actor.officer(officer.id()), form.value("because"));
        return done("decision.notice.taken", id, next);
    }

    /// The machine may go on again.
    @GetMapping("/desk/cases/{id}/give-back")
    @Transactional
    public String asksToGiveBack(
            @PathVariable UUID id, SignedIn.Officer officer, PageTexts texts, Model model) {
        var seen = seen(id, officer);
        if (!mayGoBack(seen)) {
            throw CasePage.notThere();
        }
        return page("give-back", seen, givenBack(seen, officer, texts), officer, texts)
                .show(Form.empty(), model);
    }

    @PostMapping("/desk/cases/{id}/give-back")
    @Transactional
    public String giveBack(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model,
            RedirectAttributes next) {
        var seen = seen(id, officer);
        if (seen.file().handler() != CaseFile.Handler.PERSON) {
            return done("decision.notice.given-back", id, next);
        }
        if (!mayGoBack(seen)) {
            throw CasePage.notThere();
        }
        var form = reasoned(sent);
        if (!form.isOk()) {
            return page("give-back", seen, givenBack(seen, officer, texts), officer, texts)
                    .show(form, model);
        }
        desk.giveBack(
                seen.file().key().child(), Actor.officer(officer.id()), form.value("because"));
        return done("decision.notice.given-back", id, next);
    }

    private static List<String> taken(PageTexts texts) {
        return Stream.of("1", "2", "3").map(it -> texts.text("decision.act.take." + it)).toList();
    }

    /// What becomes of each proposal of the child that waited for a person, in whatever service.
    private List<String> givenBack(WholeCase seen, SignedIn.Officer officer, PageTexts texts) {
        var follows = new ArrayList<String>();
        follows.add(texts.text("decision.act.give-back.looked-at"));
        var ending =
                desk.mayGoBack(seen.file().key().child(), CaseAccess.scope(officer)).stream()
                        .flatMap(file ->
                                file.offers().stream()
                                        .filter(it -> it.state().open() && !it.sealed())
                                        .map(it -> ends(file.file(), it, texts)))
                        .toList();
        follows.addAll(ending);
        if (!ending.isEmpty()) {
            follows.add(texts.text("decision.act.give-back.anew"));
        }
        follows.add(texts.text("decision.act.give-back.writes"));
        return follows;
    }

    private String ends(CaseFile file, OfferLine it, PageTexts texts) {
        return texts.text(
                        "decision.act.give-back.ends",
                        says.service(file.key().service(), texts),
                        says.unit(it.placing().unit(), texts))
                + " "
                + texts.text(
                        it.sentOn() == null
                                ? "decision.act.give-back.ends.unsent"
                                : "decision.act.give-back.ends.told");
    }

    /// The proposal or the decided place is taken back.
    @GetMapping("/desk/cases/{id}/withdraw")
    @Transactional
    public String asksToWithdraw(
            @PathVariable UUID id, SignedIn.Officer officer, PageTexts texts, Model model) {
        var seen = seen(id, officer);
        return page("withdraw", seen, withdrawn(seen, texts), officer, texts)
                .show(Form.empty(), model);
    }

    @PostMapping("/desk/cases/{id}/withdraw")
    @Transactional
    public String withdraw(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model,
            RedirectAttributes next) {
        var seen = seen(id, officer);
        var form = reasoned(sent);
        if (!form.isOk()) {
            return page("withdraw", seen, withdrawn(seen, texts), officer, texts).show(form, model);
        }
        return done(
                desk.withdraw(newest(seen).id(), Actor.officer(officer.id()), form.value("because"))
                        .filter(it -> it.state() == State.WITHDRAWN)
                        .map(it ->
                                it.told()
                                        ? "decision.notice.withdrawn-told"
                                        : "decision.notice.withdrawn")
                        .orElse("decision.notice.not-withdrawn"),
                id,
                next);
    }

    /// Whom the machine writes to it says; else the officer tells them.
    private static List<String> withdrawn(WholeCase seen, PageTexts texts) {
        var follows = new ArrayList<String>();
        var offer = newest(seen);
        follows.add(offer.state() == State.DECIDED ? "decided" : "1");
        follows.add(
                offer.sentOn() != null && !offer.sealed() && offer.state() != State.DECIDED
                        ? "told"
                        : "tell");
        follows.add("bound");
        return follows.stream().map(it -> texts.text("decision.act.withdraw." + it)).toList();
    }

    private Consequence page(
            String act,
            WholeCase seen,
            List<String> follows,
            SignedIn.Officer officer,
            PageTexts texts) {
        var id = seen.file().id().value().toString();
        var key = "decision.act." + act;
        var child = seen.file().key().child();
        var service = seen.file().key().service();
        var people =
                says.people(List.of(child), CaseTexts.useOfCase(officer, "desk-case", seen.file()));
        return Consequence.of(
                        texts.text(key),
                        says.name(people, child, texts) + " – " + says.service(service, texts),
                        follows,
                        "/desk/cases/" + id + "/" + act,
                        "/desk/cases/" + id,
                        texts.text(key + ".do"))
                .because(
                        texts.text("decision.act.because"),
                        texts.text("decision.act.because.hint"));
    }

    private static Form reasoned(Map<String, String> sent) {
        return Form.of(sent)
                .require("because", "decision.act.because.fault")
                .atMost("because", CasePage.LONGEST, "decision.act.because.long");
    }

    private WholeCase seen(UUID id, SignedIn.Officer officer) {
        officer.mustBeAbleTo(CaseAccess.HANDLE);
        return cases.find(new CaseId(id), CaseAccess.scope(officer))
                .orElseThrow(CasePage::notThere);
    }

    /// A case that a person has, and no order keeps from the machine.
    private static boolean mayGoBack(WholeCase seen) {
        return seen.file().handler() == CaseFile.Handler.PERSON && !seen.file().secret();
    }

    private static OfferLine newest(WholeCase seen) {
        return seen.offers().stream().findFirst().orElseThrow(CasePage::notThere);
    }

    private static String done(String notice, UUID id, RedirectAttributes next) {
        next.addFlashAttribute("notice", notice);
        return "redirect:/desk/cases/" + id;
    }
}

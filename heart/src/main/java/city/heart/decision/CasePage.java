// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.web.Choice;
import city.base.web.Form;
import city.base.web.PageTexts;
import city.heart.casework.CaseAccess;
import city.heart.casework.CaseId;
import city.heart.casework.CaseTexts;
import city.heart.offer.Medium;
import city.heart.offer.OfferId;
import city.heart.offer.OfferLine;
import city.heart.offer.Offers;
import city.heart.offer.Reply;
import city.heart.preparation.DeskOffers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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

/// One case at the desk, with all that an officer can do about it. A case of a family under an order
/// is there only for those who may handle it.
@Controller
class CasePage {
    static final int LONGEST = 2000;

    private final WholeCases cases;
    private final Offers offers;
    private final DeskOffers desk;
    private final Decisions decisions;
    private final WholeCaseTexts wholeCaseTexts;
    private final List<CaseSection> sections;

    /// What another subject adds.
    record Section(String template, Object view) {}

    CasePage(
            WholeCases cases,
            Offers offers,
            DeskOffers desk,
            Decisions decisions,
            WholeCaseTexts wholeCaseTexts,
            List<CaseSection> sections) {
        this.cases = cases;
        this.offers = offers;
        this.desk = desk;
        this.decisions = decisions;
        this.wholeCaseTexts = wholeCaseTexts;
        this.sections =
                sections.stream().sorted(Comparator.comparingInt(CaseSection::order)).toList();
    }

    @GetMapping("/desk/cases/{id}")
    @Transactional
    public String show(
            @PathVariable UUID id, SignedIn.Officer officer, PageTexts texts, Model model) {
        officer.mustBeAbleTo(CaseAccess.READ);
        return show(find(id, officer), Form.empty(), officer, texts, model);
    }

    /// An answer given by phone, at the desk or by letter: the same effect as the guardian's own.
    @PostMapping("/desk/cases/{id}/answer")
    @Transactional
    public String answer(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model,
            RedirectAttributes next) {
        officer.mustBeAbleTo(CaseAccess.HANDLE);
        var seen = find(id, officer);
        var offer = seen.offers().stream().findFirst().orElseThrow(CasePage::notThere);
        var form =
                Form.of(sent)
                        .check(
                                "guardian",
                                it ->
                                        offer.recipients().stream()
                                                .anyMatch(to -> number(to.resident()).equals(it)),
                                "decision.answer.guardian.fault")
                        .check("reply", it -> is(Reply.values(), it), "decision.answer.reply.fault")
                        .check(
                                "medium",
                                it -> is(WholeCaseTexts.BY_OFFICER, it),
                                "decision.answer.medium.fault")
                        .atMost("text", LONGEST, "decision.answer.text.fault");
        if (!form.isOk()) {
            return show(seen, form, officer, texts, model);
        }
        var said = form.value("text");
        var outcome =
                offers.record(
                                offer.id(),
                                new ResidentId(Integer.parseInt(form.value("guardian"))),
                                Reply.valueOf(form.value("reply")),
                                said.isEmpty() ? null : said,
                                Medium.valueOf(form.value("medium")),
                                Actor.officer(officer.id()))
                        .orElseThrow(CasePage::notThere);
        next.addFlashAttribute(
                "notice",
                switch (outcome) {
                    case Offers.ReplyOutcome.Recorded _ -> "decision.notice.recorded";
                    case Offers.ReplyOutcome.AlreadyAnswered _ -> "decision.notice.same";
                    case Offers.ReplyOutcome.KeptForPerson _ -> "decision.notice.kept";
                    case Offers.ReplyOutcome.Lapsed _ -> "decision.notice.lapsed";
                    case Offers.ReplyOutcome.Closed _ -> "decision.notice.closed-offer";
                    case Offers.ReplyOutcome.NotYoursToDecide _ -> "decision.notice.not-theirs";
                });
        return "redirect:/desk/cases/" + id;
    }

    /// The proposed place after the officer's own consideration, with the officer's own reasons.
    @PostMapping("/desk/cases/{id}/decide")
    @Transactional
    public String decide(
            @PathVariable UUID id,
            @RequestParam Map<String, String> sent,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model,
            RedirectAttributes next) {
        officer.mustBeAbleTo(DecisionSubject.SIGN);
        var seen = find(id, officer);
        var offer = firstOffer(seen);
        var form =
                Form.of(sent)
                        .require("reasoning", "decision.case.reasoning.fault")
                        .atMost(
                                "reasoning",
                                Decision.Reasoning.LONGEST,
                                "decision.case.reasoning.long")
                        .check(
                                "reasoning-language",
                                it -> official().anyMatch(one -> one.code().equals(it)),
                                "decision.case.reasoning.language.fault")
                        .check(
                                "name",
                                it -> !officer.name().isEmpty() || !it.isEmpty(),
                                "decision.sign.name.fault")
                        .atMost("name", CaseTexts.Signer.LONGEST, "decision.sign.name.fault")
                        .require("title", "decision.sign.job.fault")
                        .atMost("title", CaseTexts.Signer.LONGEST, "decision.sign.job.fault")
                        .require("titleSv", "decision.sign.job-sv.fault")
                        .atMost("titleSv", CaseTexts.Signer.LONGEST, "decision.sign.job-sv.fault");
        if (!form.isOk()) {
            return show(seen, form, officer, texts, model);
        }
        next.addFlashAttribute(
                "notice",
                decisions
                        .decideByConsideration(
                                offer,
                                new Decision.Reasoning(
                                        new Language(form.value("reasoning-language")),
                                        form.value("reasoning")),
                                Decision.By.officer(
                                        officer.id(),
                                        officer.name().isEmpty()
                                                ? form.value("name")
                                                : officer.name(),
                                        form.value("title"),
                                        form.value("titleSv")))
                        .filter(it -> it instanceof Decisions.SignOutcome.Signed)
                        .map(_ ->
                                seen.file().secret()
                                        ? "decision.notice.decided"
                                        : "decision.notice.decided-sent")
                        .orElse("decision.notice.not-decided"));
        return "redirect:/desk/cases/" + id;
    }

    private String show(
            WholeCase seen, Form form, SignedIn.Officer officer, PageTexts texts, Model model) {
        var file = wholeCaseTexts.view(seen, officer, texts);
        var signer = file.acts().signer();
        model.addAttribute(
                "form",
                signer == null
                        ? form
                        : form.withProposed(
                                Map.of(
                                        "name", signer.name(),
                                        "title", signer.title(),
                                        "titleSv", signer.titleSv())));
        model.addAttribute("file", file);
        model.addAttribute(
                "sections",
                sections.stream()
                        .map(it -> new Section(it.template(), it.view(seen.file(), officer, texts)))
                        .toList());
        model.addAttribute(
                "official",
                official()
                        .map(it ->
                                new Choice(
                                        it.code(), it.locale().getDisplayLanguage(texts.locale())))
                        .toList());
        return "decision/case";
    }

    private WholeCase find(UUID id, SignedIn.Officer officer) {
        return cases.find(new CaseId(id), CaseAccess.scope(officer))
                .orElseThrow(CasePage::notThere);
    }

    private static OfferId firstOffer(WholeCase seen) {
        return seen.offers().stream()
                .findFirst()
                .map(OfferLine::id)
                .orElseThrow(CasePage::notThere);
    }

    private static Stream<Language> official() {
        return Language.WHOLE.stream().filter(Language::official);
    }

    private static boolean is(Enum<?>[] values, String name) {
        return Arrays.stream(values).anyMatch(it -> it.name().equals(name));
    }

    private static String number(ResidentId id) {
        return Integer.toString(id.value());
    }

    static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.signin.RightScope;
import city.base.signin.SignedIn;
import city.base.web.ListPart;
import city.base.web.PageTexts;
import city.base.web.Paging;
import city.heart.casework.CaseAccess;
import city.heart.casework.CaseFilter;
import city.heart.casework.CaseFilters;
import city.heart.casework.CaseTexts;
import city.heart.offer.OfferId;
import city.heart.population.Resident;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Prepared decisions, signed singly or in batches; and a decision's document as the desk sees it.
@Controller
class SignPage {
    private final Decisions decisions;
    private final WholeCases cases;
    private final CaseFilters filters;
    private final CaseTexts says;

    SignPage(Decisions decisions, WholeCases cases, CaseFilters filters, CaseTexts says) {
        this.decisions = decisions;
        this.cases = cases;
        this.filters = filters;
        this.says = says;
    }

    private static final String PURPOSE = "desk-sign";

    /// @param asked a guardian waits for a person: to be looked at before
    record Row(
            String offer,
            String caseId,
            String child,
            String unit,
            String firstDay,
            String because,
            List<String> reasons,
            boolean asked) {}

    /// Prepared decisions of one service.
    record Tab(String service, String text, String number) {}

    /// @param certain how many of the page nobody asks about
    record View(
            List<Tab> tabs,
            CaseFilters.View filter,
            List<Row> rows,
            Paging paging,
            long certain,
            CaseTexts.Signer signer) {}

    /// Another language of the document, as `decision/decision` asks for it.
    record Other(String code, String name) {}

    /// How many came of which outcome. Crosses the redirect in the session, which lives in the database.
    record Result(int signed, int overtaken, int notReady) implements java.io.Serializable {}

    @GetMapping("/desk/decisions")
    @Transactional
    public String list(
            CaseFilters.Sent sent,
            ListPart part,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model) {
        officer.mustBeAbleTo(DecisionSubject.SIGN);
        var scope = CaseAccess.scope(officer);
        var tabs = tabs(scope, texts);
        var one = sent.orService(tabs.isEmpty() ? "" : tabs.getFirst().service());
        var filter =
                filters.named(
                        filters.filter(one, scope),
                        one,
                        decisions::peoplePrepared,
                        CaseTexts.use(officer, PURPOSE, one.service()));
        var paging = part.of(decisions.countPrepared(filter));
        var prepared = decisions.prepared(filter, paging.offset(), Paging.ROWS);
        var people =
                says.people(
                        prepared.stream().map(Decisions.Prepared::child).distinct().toList(),
                        CaseTexts.use(officer, PURPOSE, one.service()));
        model.addAttribute(
                "sign",
                new View(
                        tabs,
                        filters.view("/desk/decisions", one, List.of(), texts),
                        prepared.stream().map(it -> row(it, people, texts)).toList(),
                        paging,
                        prepared.stream().filter(it -> !it.asked()).count(),
                        says.signer(String.valueOf(one.service())).as(officer.name())));
        return "decision/sign";
    }

    /// A service for which nothing waits has none.
    private List<Tab> tabs(RightScope scope, PageTexts texts) {
        var tabs = new ArrayList<Tab>();
        for (var it : says.services(texts)) {
            var number = decisions.countPrepared(CaseFilter.of(it.value(), scope));
            if (number > 0) {
                tabs.add(new Tab(it.value(), it.text(), texts.number(number)));
            }
        }
        return tabs;
    }

    /// The same by a child's name, which stands in no address.
    @PostMapping("/desk/decisions")
    @Transactional
    public String named(
            CaseFilters.Sent sent,
            ListPart part,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model) {
        return list(sent, part, officer, texts, model);
    }

    private Row row(Decisions.Prepared it, Map<ResidentId, Resident> people, PageTexts texts) {
        return new Row(
                it.offer().value().toString(),
                it.caseId().value().toString(),
                says.name(people, it.child(), texts),
                says.unit(it.unit(), texts),
                texts.day(it.firstDay()),
                texts.text("decision.because." + it.because()),
                says.reasons(it.service(), it.ruleAnswer(), texts),
                it.asked());
    }

    /// @param all every one that the page showed ready to be signed, instead of those chosen
    @PostMapping("/desk/decisions/sign")
    String sign(
            @RequestParam(name = "offer", required = false) @Nullable List<UUID> offers,
            @RequestParam(required = false) @Nullable List<UUID> shown,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String titleSv,
            SignedIn.Officer officer,
            RedirectAttributes next) {
        officer.mustBeAbleTo(DecisionSubject.SIGN);
        var chosen = all ? shown : offers;
        // Who signs is who has signed in, wherever the issuer tells the name.
        var signed = officer.name().isEmpty() ? name.strip() : officer.name();
        if (signed.isEmpty()
                || title.isBlank()
                || titleSv.isBlank()
                || signed.length() > CaseTexts.Signer.LONGEST
                || title.length() > CaseTexts.Signer.LONGEST
                || titleSv.length() > CaseTexts.Signer.LONGEST) {
            next.addFlashAttribute("fault", "decision.sign.signer.fault");
            return "redirect:/desk/decisions";
        }
        if (chosen == null || chosen.isEmpty()) {
            next.addFlashAttribute("fault", "decision.sign.none");
            return "redirect:/desk/decisions";
        }
        var came =
                decisions.sign(
                        chosen.stream().map(OfferId::new).toList(),
                        Decision.By.officer(officer.id(), signed, title.strip(), titleSv.strip()));
        next.addFlashAttribute(
                "result",
                new Result(
                        count(came.values(), Decisions.SignOutcome.Signed.class),
                        count(came.values(), Decisions.SignOutcome.Overtaken.class),
                        count(came.values(), Decisions.SignOutcome.NotReady.class)
                                + count(came.values(), Decisions.SignOutcome.Unreadable.class)));
        return "redirect:/desk/decisions";
    }

    private static int count(
            java.util.Collection<Decisions.SignOutcome> came,
            Class<? extends Decisions.SignOutcome> kind) {
        return (int) came.stream().filter(kind::isInstance).count();
    }

    @GetMapping("/desk/decisions/{id}")
    @Transactional
    public String document(
            @PathVariable UUID id,
            @RequestParam(name = "in", defaultValue = "fi") String in,
            SignedIn.Officer officer,
            Model model) {
        officer.mustBeAbleTo(CaseAccess.READ);
        var decision = decisions.find(new DecisionId(id)).orElseThrow(CasePage::notThere);
        if (cases.find(decision.caseId(), CaseAccess.scope(officer)).isEmpty()) {
            throw CasePage.notThere();
        }
        var language =
                Language.WHOLE.stream()
                        .filter(it -> it.code().equals(in))
                        .findFirst()
                        .orElse(Language.FI);
        model.addAttribute(
                "decision",
                decisions.document(decision.id(), language).orElseThrow(CasePage::notThere));
        model.addAttribute("others", languages(language));
        model.addAttribute("here", "/desk/decisions/" + id);
        model.addAttribute("back", "/desk/cases/" + decision.caseId().value());
        return "decision/decision";
    }

    private static List<Other> languages(Language but) {
        return Language.WHOLE.stream()
                .filter(it -> !it.equals(but))
                .map(it -> new Other(it.code(), it.locale().getDisplayLanguage(it.locale())))
                .toList();
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import static city.server.desk.DeskPermissions.READ;
import static city.server.desk.DeskPermissions.SIGN;
import static city.server.desk.DeskPermissions.secret;

import city.base.shared.Language;
import city.base.signin.SignedIn;
import city.heart.decision.Decision;
import city.heart.decision.DecisionId;
import city.heart.decision.Decisions;
import city.heart.decision.Signing;
import city.heart.decision.WholeCases;
import city.heart.offer.OfferId;
import city.heart.service.Services;
import java.util.List;
import java.util.Locale;
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
    private final Services services;
    private final DeskWords words;

    SignPage(Decisions decisions, WholeCases cases, Services services, DeskWords words) {
        this.decisions = decisions;
        this.cases = cases;
        this.services = services;
        this.words = words;
    }

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

    record Batch(String service, List<Row> rows, CaseView.Signer signer) {}

    /// Another language of the document, as `decision/decision` asks for it.
    record Other(String code, String name) {}

    /// How many came of which outcome. Crosses the redirect in the session, which lives in the database.
    record Result(int signed, int overtaken, int notReady) implements java.io.Serializable {}

    @GetMapping("/desk/decisions")
    @Transactional
    public String list(SignedIn.Officer officer, Locale locale, Model model) {
        officer.mustBeAbleTo(SIGN);
        model.addAttribute(
                "batches",
                services.published().stream()
                        .map(it ->
                                new Batch(
                                        it.name(DeskWords.language(locale)),
                                        rows(it.id(), officer, locale),
                                        words.signer(it.id())))
                        .filter(it -> !it.rows().isEmpty())
                        .toList());
        return "desk/decisions";
    }

    private List<Row> rows(String service, SignedIn.Officer officer, Locale locale) {
        var prepared = decisions.prepared(service, DeskPage.MOST);
        var people =
                words.people(
                        prepared.stream().map(Decisions.Prepared::child).distinct().toList(),
                        DeskWords.use(officer, "desk-sign", service));
        return prepared.stream()
                .map(it ->
                        new Row(
                                it.offer().value().toString(),
                                it.caseId().value().toString(),
                                words.name(people, it.child(), locale),
                                words.unit(it.unit(), locale),
                                String.valueOf(DeskWords.day(it.firstDay())),
                                words.text("desk.because." + it.because(), locale),
                                words.reasons(service, it.grounds(), locale),
                                it.asked()))
                .toList();
    }

    @PostMapping("/desk/decisions")
    String sign(
            @RequestParam(name = "offer", required = false) @Nullable List<UUID> chosen,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String titleSv,
            SignedIn.Officer officer,
            RedirectAttributes next) {
        officer.mustBeAbleTo(SIGN);
        if (name.isBlank() || title.isBlank() || titleSv.isBlank()) {
            next.addFlashAttribute("fault", "desk.sign.signer.fault");
            return "redirect:/desk/decisions";
        }
        if (chosen == null || chosen.isEmpty()) {
            next.addFlashAttribute("fault", "desk.sign.none");
            return "redirect:/desk/decisions";
        }
        var came =
                decisions.sign(
                        chosen.stream().map(OfferId::new).toList(),
                        Decision.By.officer(
                                officer.id(), name.strip(), title.strip(), titleSv.strip()));
        next.addFlashAttribute(
                "result",
                new Result(
                        count(came.values(), Signing.Signed.class),
                        count(came.values(), Signing.Overtaken.class),
                        count(came.values(), Signing.NotReady.class)
                                + count(came.values(), Signing.Unreadable.class)));
        return "redirect:/desk/decisions";
    }

    private static int count(java.util.Collection<Signing> came, Class<? extends Signing> kind) {
        return (int) came.stream().filter(kind::isInstance).count();
    }

    @GetMapping("/desk/decisions/{id}")
    @Transactional
    public String document(
            @PathVariable UUID id,
            @RequestParam(name = "in", defaultValue = "fi") String in,
            SignedIn.Officer officer,
            Model model) {
        officer.mustBeAbleTo(READ);
        var decision = decisions.find(new DecisionId(id)).orElseThrow(CasePage::notThere);
        if (cases.find(decision.caseId(), secret(officer)).isEmpty()) {
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

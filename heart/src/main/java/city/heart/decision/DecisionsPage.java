// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.signin.SignedIn;
import city.base.web.Dates;
import city.base.web.ListPart;
import city.heart.offer.OfferTexts;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The decisions that a guardian may read, the newest first. What an order has closed is not there.
@Controller
class DecisionsPage {
    private final MyDecisions mine;
    private final Decisions decisions;
    private final OfferTexts offerTexts;

    DecisionsPage(MyDecisions mine, Decisions decisions, OfferTexts offerTexts) {
        this.mine = mine;
        this.decisions = decisions;
        this.offerTexts = offerTexts;
    }

    /// @param service null where none of its texts can be read now
    /// @param child null where the register told no names
    record Row(
            String id, @Nullable String service, @Nullable String child, String unit, String on) {}

    @GetMapping("/my/decisions")
    String list(ListPart part, SignedIn.Resident me, Locale locale, Model model) {
        var language = new Language(locale.getLanguage());
        var all = mine.list(me.id());
        var paging = part.of(all.size());
        List<Row> rows = paging.of(all).stream().map(it -> row(it, me.id(), language)).toList();
        model.addAttribute("decisions", rows);
        model.addAttribute("paging", paging);
        return "decision/decisions";
    }

    /// The decision as a document, a letter when printed.
    @GetMapping("/my/decisions/{id}")
    String decision(
            @PathVariable UUID id,
            @RequestParam(name = "in", required = false) @Nullable String in,
            SignedIn.Resident me,
            Locale locale,
            Model model) {
        var language =
                Language.WHOLE.stream()
                        .filter(it -> it.code().equals(in))
                        .findFirst()
                        .orElseGet(() -> new Language(locale.getLanguage()));
        model.addAttribute(
                "decision",
                decisions
                        .document(new DecisionId(id), me.id(), language)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute(
                "others",
                Language.WHOLE.stream()
                        .filter(it -> !it.equals(language))
                        .map(OfferTexts::named)
                        .toList());
        model.addAttribute("here", "/my/decisions/" + id);
        model.addAttribute("back", "/my/decisions");
        return "decision/decision";
    }

    private Row row(Decision it, ResidentId me, Language language) {
        return new Row(
                it.id().value().toString(),
                offerTexts.service(it.key().service(), it.serviceVersion(), language).orElse(null),
                offerTexts.childName(it.key().child(), it.key().service(), me),
                offerTexts.unit(it.unit(), language).orElse(""),
                Dates.day(it.on(), language));
    }
}

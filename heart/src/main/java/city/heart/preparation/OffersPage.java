// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.signin.SignedIn;
import city.base.web.PageTexts;
import city.heart.casework.CaseAccess;
import city.heart.casework.CaseTexts;
import city.heart.offer.State;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who is due and why: offers by the state in which they stand.
@Controller
class OffersPage {
    private final DeskOffers offers;
    private final CaseTexts says;

    OffersPage(DeskOffers offers, CaseTexts says) {
        this.offers = offers;
        this.says = says;
    }

    record Row(
            String caseId,
            String child,
            String service,
            String unit,
            List<String> reasons,
            @Nullable String lastDay) {}

    record Tab(State state, int number) {}

    /// @param more there are more than are shown
    record View(State state, List<Tab> tabs, List<Row> rows, boolean more) {}

    @GetMapping("/desk/offers")
    @Transactional
    public String list(
            @RequestParam(defaultValue = "OPEN") String state,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model) {
        officer.mustBeAbleTo(CaseAccess.READ);
        var shown =
                Arrays.stream(State.values())
                        .filter(it -> it.name().equals(state))
                        .findFirst()
                        .orElse(State.OPEN);
        var counts = offers.counts(null);
        var found = offers.inState(shown, null, CaseAccess.scope(officer), CaseTexts.MOST);
        var people =
                says.people(
                        found.stream().map(it -> it.file().key().child()).distinct().toList(),
                        CaseTexts.use(officer, "desk-offers", null));
        model.addAttribute(
                "offers",
                new View(
                        shown,
                        Arrays.stream(State.values())
                                .map(it -> new Tab(it, counts.getOrDefault(it, 0)))
                                .toList(),
                        found.stream()
                                .map(it ->
                                        new Row(
                                                it.file().id().value().toString(),
                                                says.name(people, it.file().key().child(), texts),
                                                says.service(it.file().key().service(), texts),
                                                it.offers().stream()
                                                        .findFirst()
                                                        .map(offer ->
                                                                says.unit(
                                                                        offer.choice().unit(),
                                                                        texts))
                                                        .orElse(""),
                                                says.reasons(
                                                        it.file().key().service(),
                                                        it.file().ruleAnswer(),
                                                        texts),
                                                lastDay(it, texts)))
                                .toList(),
                        counts.getOrDefault(shown, 0) > found.size()));
        return "preparation/offers";
    }

    private static @Nullable String lastDay(DeskOffers.OfferedCase seen, PageTexts texts) {
        return seen.offers().stream()
                .limit(1)
                .flatMap(it -> it.recipients().stream())
                .map(it -> it.lastDay())
                .filter(java.util.Objects::nonNull)
                .max(java.util.Comparator.naturalOrder())
                .map(texts::day)
                .orElse(null);
    }
}

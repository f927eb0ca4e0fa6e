// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.signin.SignedIn;
import city.base.web.ListPart;
import city.base.web.PageTexts;
import city.base.web.Paging;
import city.heart.casework.CaseAccess;
import city.heart.casework.CaseFilters;
import city.heart.casework.CaseTexts;
import city.heart.offer.Recipient;
import city.heart.offer.State;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Offers by the state in which they stand, by service, unit, part of the city and name.
@Controller
class OffersPage {
    private static final String PURPOSE = "desk-offers";

    private final DeskOffers offers;
    private final CaseFilters filters;
    private final CaseTexts says;

    OffersPage(DeskOffers offers, CaseFilters filters, CaseTexts says) {
        this.offers = offers;
        this.filters = filters;
        this.says = says;
    }

    record Row(
            String caseId,
            String child,
            String service,
            String unit,
            List<String> reasons,
            @Nullable String lastDay,
            boolean secret) {}

    record Tab(State state, String number) {}

    record View(
            State state, List<Tab> tabs, CaseFilters.View filter, List<Row> rows, Paging paging) {}

    @GetMapping("/desk/offers")
    @Transactional
    public String list(
            CaseFilters.Sent sent,
            @RequestParam(defaultValue = "OPEN") String state,
            ListPart part,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model) {
        officer.mustBeAbleTo(CaseAccess.READ);
        var shown =
                Arrays.stream(State.values())
                        .filter(it -> it.name().equals(state))
                        .findFirst()
                        .orElse(State.OPEN);
        var filter =
                filters.named(
                        filters.filter(sent, CaseAccess.scope(officer)),
                        sent,
                        it -> offers.people(shown, it),
                        CaseTexts.use(officer, PURPOSE, null));
        var counts = offers.counts(filter);
        var paging = part.of(counts.getOrDefault(shown, 0));
        var found = offers.inState(shown, filter, paging.offset(), Paging.ROWS);
        var people =
                says.people(
                        found.stream().map(it -> it.file().key().child()).distinct().toList(),
                        CaseTexts.use(officer, PURPOSE, null));
        model.addAttribute(
                "offers",
                new View(
                        shown,
                        Arrays.stream(State.values())
                                .map(it -> new Tab(it, texts.number(counts.getOrDefault(it, 0))))
                                .toList(),
                        filters.view(
                                "/desk/offers",
                                sent,
                                offers.units(shown, CaseAccess.scope(officer)),
                                texts),
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
                                                lastDay(it, texts),
                                                it.file().secret()))
                                .toList(),
                        paging));
        return "preparation/offers";
    }

    /// The same by a child's name, which stands in no address.
    @PostMapping("/desk/offers")
    @Transactional
    public String named(
            CaseFilters.Sent sent,
            @RequestParam(defaultValue = "OPEN") String state,
            ListPart part,
            SignedIn.Officer officer,
            PageTexts texts,
            Model model) {
        return list(sent, state, part, officer, texts, model);
    }

    private static @Nullable String lastDay(DeskOffers.OfferedCase seen, PageTexts texts) {
        return seen.offers().stream()
                .limit(1)
                .flatMap(it -> it.recipients().stream())
                .map(Recipient::lastDay)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(texts::day)
                .orElse(null);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import static city.server.desk.DeskPermissions.READ;
import static city.server.desk.DeskPermissions.secret;

import city.base.signin.SignedIn;
import city.heart.decision.WholeCase;
import city.heart.decision.WholeCases;
import city.heart.offer.DeskOffers;
import city.heart.offer.State;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who is due and why: offers by the state in which they stand.
@Controller
class OffersPage {
    private final WholeCases cases;
    private final DeskOffers offers;
    private final DeskWords words;

    OffersPage(WholeCases cases, DeskOffers offers, DeskWords words) {
        this.cases = cases;
        this.offers = offers;
        this.words = words;
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
            Locale locale,
            Model model) {
        officer.mustBeAbleTo(READ);
        var shown =
                Arrays.stream(State.values())
                        .filter(it -> it.name().equals(state))
                        .findFirst()
                        .orElse(State.OPEN);
        var counts = offers.counts(null);
        var found = cases.byState(shown, null, secret(officer), DeskPage.MOST);
        var people =
                words.people(
                        found.stream().map(it -> it.file().key().child()).distinct().toList(),
                        DeskWords.use(officer, "desk-offers", null));
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
                                                words.name(people, it.file().key().child(), locale),
                                                words.service(it.file().key().service(), locale),
                                                it.offers().stream()
                                                        .findFirst()
                                                        .map(offer ->
                                                                words.unit(
                                                                        offer.choice().unit(),
                                                                        locale))
                                                        .orElse(""),
                                                words.reasons(
                                                        it.file().key().service(),
                                                        it.file().grounds(),
                                                        locale),
                                                lastDay(it)))
                                .toList(),
                        counts.getOrDefault(shown, 0) > found.size()));
        return "desk/offers";
    }

    private static @Nullable String lastDay(WholeCase seen) {
        return seen.offers().stream()
                .limit(1)
                .flatMap(it -> it.recipients().stream())
                .map(it -> it.lastDay())
                .filter(java.util.Objects::nonNull)
                .max(java.util.Comparator.naturalOrder())
                .map(DeskWords::day)
                .orElse(null);
    }
}

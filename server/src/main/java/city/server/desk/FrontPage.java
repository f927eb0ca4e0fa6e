// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import city.base.shared.CityTime;
import city.base.web.PageTexts;
import city.heart.offer.State;
import city.heart.population.ChangesOfDay;
import city.heart.preparation.DeskOffers;
import city.heart.service.Services;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The first page: what this is in three sentences, the city today in numbers, and the ways in.
@Controller
class FrontPage {
    private final ChangesOfDay changes;
    private final DeskOffers offers;
    private final Services services;
    private final Clock clock;

    FrontPage(ChangesOfDay changes, DeskOffers offers, Services services, @CityTime Clock clock) {
        this.changes = changes;
        this.offers = offers;
        this.services = services;
        this.clock = clock;
    }

    /// What the page shows; numbers are written as the language writes them.
    ///
    /// @param changed things the register told today
    /// @param waiting offers that wait for an answer
    /// @param withPerson cases that only a person goes on with
    record View(
            String today,
            String people,
            String changed,
            String waiting,
            String withPerson,
            String decided,
            List<String> services) {}

    @GetMapping("/")
    String show(PageTexts texts, Model model) {
        var today = LocalDate.now(clock);
        var counts = offers.counts(null);
        model.addAttribute(
                "front",
                new View(
                        texts.words(today),
                        texts.number(changes.people()),
                        texts.number(
                                changes.count(today).values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum()),
                        texts.number(
                                counts.getOrDefault(State.OPEN, 0)
                                        + counts.getOrDefault(State.REMINDED, 0)),
                        texts.number(counts.getOrDefault(State.WITH_PERSON, 0)),
                        texts.number(counts.getOrDefault(State.DECIDED, 0)),
                        services.published().stream()
                                .map(it -> it.name(texts.language()))
                                .toList()));
        return "desk/front";
    }
}

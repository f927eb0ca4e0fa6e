// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.ResidentId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/// Begins every test on Wednesday 7 January 2026, ten in the morning in Helsinki, with both services in
/// force: school decides on silence, pre-primary reminds. A letter of that day can be answered until 28
/// January.
@SpringJUnitConfig(OfferContext.class)
abstract class OfferScenario {
    static final ResidentId MOTHER = new ResidentId(11);
    static final ResidentId FATHER = new ResidentId(12);
    static final Decision.Reasoning REASONING =
            new Decision.Reasoning(
                    city.base.shared.Language.FI,
                    "Koulu on lähellä isovanhempaa, joka hoitaa lasta.");
    static final LocalDate JAN_28 = LocalDate.of(2026, 1, 28);

    @Autowired World world;
    @Autowired World.Time time;
    @Autowired Runnable empty;
    @Autowired FlowRunner runner;
    @Autowired Flow flow;
    @Autowired Daily daily;
    @Autowired Offers offers;
    @Autowired Cases cases;
    @Autowired OfficerOffers officerOffers;
    @Autowired Decisions decisions;
    @Autowired OrderWatch orders;
    @Autowired LastLook lastLook;
    @Autowired city.heart.placement.Placements placements;

    Terms school;
    Terms prePrimary;

    @BeforeEach
    void begin() {
        empty.run();
        world.reset();
        time.set("2026-01-07T10:00:00");
        school = world.publish(InventedTerms.of("school", "s1", null, null));
    }

    void alsoPrePrimary() {
        world.published.clear();
        prePrimary = world.publish(InventedTerms.of("pre-primary", "p1", 14, null));
    }

    /// Sweep, offers and everything else that is due now.
    void run() {
        runner.run();
    }

    /// A swept city in which nothing has been sent.
    void sweepOnly() {
        var day = flow.today();
        for (var terms : world.published()) {
            var nominees = flow.nominees(terms, day);
            while (flow.sweep(terms, day, nominees)) {}
        }
    }

    CaseSeen onlyCase(ResidentId child) {
        var all = cases.ofChild(child, true);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " cases instead of one");
        }
        return all.getFirst();
    }

    State state(ResidentId child) {
        return onlyCase(child).offers().stream()
                .map(CaseSeen.OfferLine::state)
                .filter(State::open)
                .findFirst()
                .orElseGet(() -> onlyCase(child).offers().getFirst().state());
    }

    OfferId offer(ResidentId child) {
        return onlyCase(child).offers().stream()
                .filter(it -> it.state().holdsSeat())
                .map(CaseSeen.OfferLine::id)
                .findFirst()
                .orElseThrow();
    }

    List<Ask> asked(ResidentId child) {
        return onlyCase(child).work().stream()
                .filter(it -> it.closedAt() == null)
                .map(WorkItem::ask)
                .toList();
    }

    int taken(String service) {
        return placements.seats(service, World.PERIOD).stream()
                .mapToInt(it -> it.taken() + it.over())
                .sum();
    }
}

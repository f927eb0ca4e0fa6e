// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.ResidentId;
import city.base.signin.RightScope;
import city.base.usage.Actor;
import city.heart.casework.CaseFiles;
import city.heart.casework.Flow;
import city.heart.casework.FlowRunner;
import city.heart.casework.TaskKind;
import city.heart.casework.Tasks;
import city.heart.casework.Terms;
import city.heart.casework.WorkItem;
import city.heart.casework.WorkLists;
import city.heart.decision.Decision;
import city.heart.decision.Decisions;
import city.heart.decision.WholeCase;
import city.heart.decision.WholeCases;
import city.heart.message.BeforeSending;
import city.heart.offer.OfferId;
import city.heart.offer.OfferLine;
import city.heart.offer.Offers;
import city.heart.offer.State;
import city.heart.population.RegisterListener;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/// Begins every test on Wednesday 7 January 2026, ten in the morning in Helsinki, with both services in
/// force: school decides on silence, pre-primary reminds. A letter of that day can be answered until 28
/// January.
@SpringJUnitConfig(PreparationContext.class)
public abstract class PreparationScenario {
    protected static final ResidentId MOTHER = new ResidentId(11);
    protected static final ResidentId FATHER = new ResidentId(12);
    protected static final Actor BY_OFFICER = Actor.officer("officer-1");
    protected static final Decision.Reasoning REASONING =
            new Decision.Reasoning(
                    city.base.shared.Language.FI,
                    "Koulu on lähellä isovanhempaa, joka hoitaa lasta.");
    protected static final LocalDate JAN_28 = LocalDate.of(2026, 1, 28);

    @Autowired protected World world;
    @Autowired protected World.Time time;
    @Autowired protected Runnable empty;
    @Autowired protected FlowRunner runner;
    @Autowired protected Flow flow;
    @Autowired protected Daily daily;
    @Autowired protected Offers offers;
    @Autowired protected WholeCases cases;
    @Autowired protected DeskOffers desk;
    @Autowired protected CaseFiles files;
    @Autowired protected Tasks tasks;
    @Autowired protected WorkLists work;
    @Autowired protected OfficerOffers officerOffers;
    @Autowired protected Decisions decisions;
    @Autowired protected RegisterListener orders;
    @Autowired protected BeforeSending lastLook;
    @Autowired protected city.heart.placement.Placements placements;

    protected Terms school;
    protected Terms prePrimary;

    @BeforeEach
    protected void begin() {
        empty.run();
        world.reset();
        time.set("2026-01-07T10:00:00");
        school = world.publish(InventedTerms.of("school", "s1", null, null));
    }

    protected void alsoPrePrimary() {
        world.published.clear();
        prePrimary = world.publish(InventedTerms.of("pre-primary", "p1", 14, null));
    }

    /// Sweep, offers and everything else that is due now.
    protected void run() {
        runner.run();
    }

    /// A swept city in which nothing has been sent.
    protected void sweepOnly() {
        var day = flow.today();
        for (var terms : world.published()) {
            var nominees = flow.nominees(terms, day);
            while (flow.sweep(terms, day, nominees)) {}
        }
    }

    protected WholeCase onlyCase(ResidentId child) {
        var all = cases.of(child, RightScope.ALL);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " cases instead of one");
        }
        return all.getFirst();
    }

    protected State state(ResidentId child) {
        return onlyCase(child).offers().stream()
                .map(OfferLine::state)
                .filter(State::open)
                .findFirst()
                .orElseGet(() -> onlyCase(child).offers().getFirst().state());
    }

    protected OfferId offer(ResidentId child) {
        return onlyCase(child).offers().stream()
                .filter(it -> it.state().holdsSeat())
                .map(OfferLine::id)
                .findFirst()
                .orElseThrow();
    }

    protected List<TaskKind> asked(ResidentId child) {
        return onlyCase(child).work().stream()
                .filter(it -> it.closedAt() == null)
                .map(WorkItem::ask)
                .toList();
    }

    protected int taken(String service) {
        return placements.seats(service, World.PERIOD).stream()
                .mapToInt(it -> it.taken() + it.over())
                .sum();
    }
}

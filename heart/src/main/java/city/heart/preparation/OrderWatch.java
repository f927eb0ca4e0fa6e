// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.CityTime;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.usage.Actor;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFile.Handler;
import city.heart.casework.CaseFiles;
import city.heart.casework.NewTask;
import city.heart.casework.TaskKind;
import city.heart.casework.Tasks;
import city.heart.offer.OfferFinder;
import city.heart.offer.OfferLifecycle;
import city.heart.offer.OfferRepository;
import city.heart.offer.States.Happening;
import city.heart.population.RegisterListener;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Closes links, pages and offers in the very transaction that stores a non-disclosure order: there
/// is no moment at which the order is known and a page still tells where the child lives.
@Component
class OrderWatch implements RegisterListener {
    private static final Actor BY = Actor.system("order");

    private final OfferRepository offers;
    private final OfferFinder finder;
    private final CaseFiles cases;
    private final Tasks tasks;
    private final OfferLifecycle steps;
    private final Clock clock;

    OrderWatch(
            OfferRepository offers,
            OfferFinder finder,
            CaseFiles cases,
            Tasks tasks,
            OfferLifecycle steps,
            @CityTime Clock clock) {
        this.offers = offers;
        this.finder = finder;
        this.cases = cases;
        this.tasks = tasks;
        this.steps = steps;
        this.clock = clock;
    }

    @Override
    public void orderStands(Collection<ResidentId> residents, RecordingNumber recording) {
        Set<ResidentId> children = new HashSet<>(residents);
        // Whoever can see an offer counts, whether or not the register still names a tie to the
        // child.
        children.addAll(finder.childrenOfRecipients(residents));
        var files = cases.lockOpenOfChildren(children);
        if (files.isEmpty()) {
            return;
        }
        var ids = files.stream().map(CaseFile::id).toList();
        var held = offers.lockOfCases(ids).stream().filter(it -> !it.sealed()).toList();
        var now = clock.instant();
        steps.happen(held, Happening.ORDER_BEGAN, BY);
        cases.handler(ids, Handler.PERSON);
        tasks.protect(ids);
        tasks.ask(
                files.stream().map(it -> NewTask.of(it.id(), null, TaskKind.ORDER, true)).toList(),
                now);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFilter;
import city.heart.casework.CaseFlow;
import city.heart.casework.CaseId;
import city.heart.casework.Finding;
import city.heart.casework.Terms;
import city.heart.message.Reachability;
import city.heart.message.Reachability.Reach;
import city.heart.offer.States.Happening;
import city.heart.population.Family;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The front door for whoever decides on offers: those that are ready, another look at their families, and the
/// way out for what was decided. Joins the caller's transaction.
@Component
public class OffersToDecide {
    private final OfferRepository offers;
    private final CaseFlow flow;
    private final List<HeldDecisions> held;
    private final OfferLifecycle steps;
    private final Letters letters;
    private final Posted posted;
    private final Reachability reachability;

    OffersToDecide(
            OfferRepository offers,
            CaseFlow flow,
            List<HeldDecisions> held,
            OfferLifecycle steps,
            Letters letters,
            Posted posted,
            Reachability reachability) {
        this.offers = offers;
        this.flow = flow;
        this.held = held;
        this.steps = steps;
        this.letters = letters;
        this.posted = posted;
        this.reachability = reachability;
    }

    public List<Offer> list(Collection<OfferId> ids) {
        return offers.list(ids);
    }

    /// With `for update`: nobody else moves them until the caller's transaction ends.
    public List<Offer> lock(Collection<OfferId> ids) {
        return offers.lock(ids);
    }

    /// The case of an offer, locked: lock it before the offer.
    public Optional<CaseFile> lockCase(OfferId id) {
        return offers.lockCase(id);
    }

    /// Those that wait for a decision and about which nobody is being asked anything, the oldest first.
    public List<Offer> ready(CaseFilter filter, int offset, int limit) {
        return offers.ready(filter, heldBack(), offset, limit);
    }

    /// How many `ready` would list.
    public long countReady(CaseFilter filter) {
        return offers.countReady(filter, heldBack());
    }

    /// Whose they are.
    public List<ResidentId> peopleReady(CaseFilter filter) {
        return offers.peopleReady(filter, heldBack());
    }

    private Set<CaseId> heldBack() {
        var without = new HashSet<CaseId>();
        held.forEach(it -> without.addAll(it.held()));
        return without;
    }

    /// Looks at the families of these offers again.
    ///
    /// @return by child, only those with whom the machine may go on; whatever else was found has been done
    public Map<ResidentId, Finding> lookAgain(Terms terms, List<Offer> some, LocalDate today) {
        return flow.lookAgain(terms, some.stream().map(Offer::subject).distinct().toList(), today);
    }

    /// How people are served; nobody is absent. The read leaves its usage.
    public Map<ResidentId, Reach> reach(Collection<ResidentId> people, String service) {
        return reachability.of(people, Sending.contact(service));
    }

    /// These offers were decided.
    ///
    /// @param by an officer's id, or who made the deployment decision
    public void signed(List<Offer> some, String by) {
        steps.happen(some, Happening.SIGNED, by);
    }

    /// A decision to be given to one of its parties.
    ///
    /// @param number of the case, as people quote it
    /// @param document as it goes out by letter
    public record Given(
            UUID decision,
            String number,
            Offer offer,
            Recipient to,
            Reach reach,
            Terms terms,
            Family family,
            String document) {}

    /// Gives decisions to their parties, each on his or her own channel.
    ///
    /// @param seen what the city knew at the look before
    public void give(List<Given> some, RecordingNumber seen) {
        posted.queue(
                some.stream()
                        .map(it ->
                                new Posted.Post(
                                        letters.decision(
                                                Letters.About.of(
                                                        it.terms(),
                                                        List.of(
                                                                new Sending.To(
                                                                        it.offer(), it.family())),
                                                        Map.of(it.offer().caseId(), it.number())),
                                                it.to(),
                                                it.reach(),
                                                it.decision(),
                                                it.document()),
                                        List.of(it.offer().id()),
                                        it.decision(),
                                        Letters.Kind.DECIDED.name()))
                        .toList(),
                seen);
    }

    /// Whether a resident may read an offer and what was decided on it.
    public boolean visible(OfferId id, ResidentId who, LocalDate today) {
        return offers.list(List.of(id)).stream().anyMatch(it -> Offers.visible(it, who, today));
    }
}

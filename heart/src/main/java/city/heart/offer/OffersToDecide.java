// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.usage.Actor;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
    /// @param by the officer who signed, or the machine under a deployment decision
    public void signed(List<Offer> some, Actor by) {
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

    /// Between the documents of children of one birth in one letter.
    private static final String NEXT_DOCUMENT = "\n\n— — —\n\n";

    /// Gives decisions to their parties, each on his or her own channel: those on children of one birth that came to
    /// the same are one message with every document.
    ///
    /// @param seen what the city knew at the look before
    public void give(List<Given> some, RecordingNumber seen) {
        Map<Sending.Together, List<Given>> together = new LinkedHashMap<>();
        some.stream()
                .sorted(Comparator.comparingInt(it -> it.offer().subject().value()))
                .forEach(it ->
                        together.computeIfAbsent(
                                        Sending.Together.of(
                                                it.to(), new Sending.To(it.offer(), it.family())),
                                        _ -> new ArrayList<>())
                                .add(it));
        posted.queue(together.values().stream().map(this::post).toList(), seen);
    }

    private Posted.Post post(List<Given> all) {
        var first = all.getFirst();
        var numbers = new HashMap<CaseId, String>();
        all.forEach(it -> numbers.put(it.offer().caseId(), it.number()));
        return new Posted.Post(
                letters.decision(
                        Letters.About.of(
                                first.terms(),
                                all.stream()
                                        .map(it -> new Sending.To(it.offer(), it.family()))
                                        .toList(),
                                numbers),
                        first.to(),
                        first.reach(),
                        first.decision(),
                        all.stream()
                                .map(Given::document)
                                .collect(Collectors.joining(NEXT_DOCUMENT))),
                all.stream().map(it -> new Posted.Matter(it.offer().id(), it.decision())).toList(),
                Letters.Kind.DECIDED.name());
    }

    /// Whether a resident may read an offer and what was decided on it.
    public boolean visible(OfferId id, ResidentId who, LocalDate today) {
        return offers.list(List.of(id)).stream().anyMatch(it -> Offers.visible(it, who, today));
    }
}

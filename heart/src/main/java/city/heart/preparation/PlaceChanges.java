// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.hours.ServiceDays;
import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseId;
import city.heart.casework.CaseKey;
import city.heart.casework.Register;
import city.heart.casework.Rules;
import city.heart.casework.Terms;
import city.heart.offer.Offer;
import city.heart.offer.OfferFinder;
import city.heart.offer.OfferId;
import city.heart.offer.OfferRepository;
import city.heart.offer.Offers;
import city.heart.offer.Sending;
import city.heart.placement.Placements;
import city.heart.placement.Reach;
import city.heart.population.Family;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The front door for places that their families change by their own yes, as long as nothing is decided:
/// which units are open to a child, the question, and the new place in the place of the present one. Joins
/// the caller's transaction.
@Component
public class PlaceChanges {
    private final OfferRepository offers;
    private final OfferFinder finder;
    private final CaseFiles cases;
    private final Rules rules;
    private final Register register;
    private final Placements placements;
    private final Siblings siblings;
    private final FreedSeat freed;
    private final Sending sending;
    private final Clock clock;

    PlaceChanges(
            OfferRepository offers,
            OfferFinder finder,
            CaseFiles cases,
            Rules rules,
            Register register,
            Placements placements,
            Siblings siblings,
            FreedSeat freed,
            Sending sending,
            @CityTime Clock clock) {
        this.offers = offers;
        this.finder = finder;
        this.cases = cases;
        this.rules = rules;
        this.register = register;
        this.placements = placements;
        this.siblings = siblings;
        this.freed = freed;
        this.sending = sending;
        this.clock = clock;
    }

    /// A present place, as one of its recipients may see it.
    ///
    /// @param unit of the place
    /// @param deciders all who have to say yes
    /// @param decides this recipient may answer
    /// @param goesOn the machine goes on with it: it has been sent and not been decided
    public record Present(
            OfferId offer,
            CaseId caseId,
            CaseKey key,
            UnitId unit,
            List<ResidentId> deciders,
            boolean decides,
            boolean goesOn) {
        public Present {
            deciders = List.copyOf(deciders);
        }
    }

    /// What is open to a child.
    ///
    /// @param ofOneBirth children of one birth get one unit
    public record Open(List<Reach.Way> ways, boolean ofOneBirth) {
        public Open {
            ways = List.copyOf(ways);
        }

        /// @return null where the unit is not open to the child
        public Reach.@Nullable Way way(UnitId unit) {
            return PlaceChanges.way(ways, unit);
        }
    }

    /// A family that can be asked about a seat, as it was seen just now.
    public record Askable(OfferId offer, CaseKey key, Reach.Way way) {}

    /// Nobody else goes on with this offer's case until the caller's transaction ends.
    public void lock(OfferId id) {
        offers.lockCase(id);
    }

    /// Nobody else goes on with this case until the caller's transaction ends.
    public void lock(CaseId id) {
        cases.lock(id);
    }

    /// The places on which this resident has a say.
    public List<Present> decidedBy(ResidentId me) {
        return offers.list(finder.ofRecipient(me)).stream()
                .flatMap(it -> present(it.id(), me).stream())
                .filter(Present::decides)
                .toList();
    }

    /// @return empty where this resident is no recipient of such an offer
    public Optional<Present> present(OfferId id, ResidentId me) {
        var today = today();
        return offers.list(List.of(id)).stream()
                .filter(it -> Offers.visible(it, me, today))
                .findFirst()
                .flatMap(offer ->
                        cases.find(offer.caseId())
                                .filter(it -> rules.inForce(it.key().service()).isPresent())
                                .map(file -> present(offer, file, me, today)));
    }

    private static Present present(Offer offer, CaseFile file, ResidentId me, LocalDate today) {
        return new Present(
                offer.id(),
                file.id(),
                file.key(),
                offer.choice().unit(),
                offer.deciders(today),
                offer.recipient(me).filter(to -> to.mayAnswer(today)).isPresent(),
                file.handler() == CaseFile.Handler.RUNNING
                        && FreedSeat.CHANGEABLE.contains(offer.state()));
    }

    /// The units that are open to the child; the look at the family is this recipient's.
    ///
    /// @return empty where the family is not known, or an order stands; no ways where its home is not known
    public Optional<Open> open(Present it, ResidentId me) {
        var child = it.key().child();
        return Optional.ofNullable(
                        register.families(List.of(child), it.key().service(), me).get(child))
                .filter(family -> !family.order())
                .map(family -> new Open(ways(it, family), !family.sameBirth().isEmpty()));
    }

    private List<Reach.Way> ways(Present it, Family family) {
        var wish = new Wishes(inForce(it.key()), today()).of(it.key(), family, it.offer());
        return placements.reach(List.of(wish)).get(wish.holder()) instanceof Reach.Units open
                ? open.units()
                : List.of();
    }

    /// Whether the child would be with a brother or sister in a unit.
    public boolean sibling(CaseKey key, UnitId unit) {
        return siblings.in(inForce(key), key, unit);
    }

    /// Of these cases those whose place the machine may still let go for another.
    public Set<CaseId> changeable(Collection<CaseId> some) {
        return offers.changeable(some, FreedSeat.CHANGEABLE);
    }

    /// Looks at a child again before its family is asked about a seat. Locks the case.
    ///
    /// @return empty where the machine may not go on, the present place is no longer one that can be left, or
    ///     the unit is no longer open to the child
    public Optional<Askable> look(CaseId id, UnitId unit) {
        return cases.lock(id)
                .flatMap(file ->
                        Optional.ofNullable(freed.look(inForce(file.key()), file, unit, today()))
                                .map(it -> new Askable(it.offer().id(), file.key(), it.way())));
    }

    /// Asks all who decide about a seat that is kept for them.
    ///
    /// @param occasion what is asked about: each is asked once
    /// @return the last day to answer
    public LocalDate ask(Askable it, UUID occasion) {
        var terms = inForce(it.key());
        var today = today();
        var last =
                ServiceDays.lastDayToAnswer(
                        ServiceDays.served(ServiceDays.Channel.LETTER, today), terms.answerDays());
        sending.seat(terms, offers.list(List.of(it.offer())).getFirst(), occasion, last, today);
        return last;
    }

    /// Puts the new place in the place of the present one, once all who decide have said yes. The caller has
    /// let the kept seat go.
    ///
    /// @param lastDay that the family was told
    /// @return false where something has happened since: the family keeps what it has
    public boolean take(Present it, UnitId unit, LocalDate lastDay) {
        return cases.find(it.caseId())
                .filter(file -> freed.take(inForce(it.key()), file, it.offer(), unit, lastDay))
                .isPresent();
    }

    static Reach.@Nullable Way way(List<Reach.Way> ways, UnitId unit) {
        return ways.stream().filter(it -> it.unit().equals(unit)).findFirst().orElse(null);
    }

    private Terms inForce(CaseKey key) {
        return rules.inForce(key.service())
                .orElseThrow(() ->
                        new IllegalStateException("Service " + key.service() + " is not in force"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}

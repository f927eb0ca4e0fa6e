// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.usage.Actor;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFlow;
import city.heart.casework.Terms;
import city.heart.offer.Medium;
import city.heart.offer.Offer;
import city.heart.offer.OfferId;
import city.heart.offer.OfferLifecycle;
import city.heart.offer.OfferRepository;
import city.heart.offer.Recipient;
import city.heart.offer.Reply;
import city.heart.offer.ReplyVersion;
import city.heart.offer.State;
import city.heart.offer.States.Happening;
import city.heart.placement.Placements;
import city.heart.placement.Reach;
import city.heart.placement.UnitChoice;
import city.heart.placement.Wish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts a place in a seat that became free in the place of the present one, once all who decide have said yes.
/// Joins the caller's transaction, in which the case is locked.
@Component
class FreedSeat {
    /// The places that a family may leave by its own yes.
    static final Set<State> CHANGEABLE =
            EnumSet.of(
                    State.OPEN, State.REMINDED, State.ACCEPTED, State.PARTLY_REFUSED, State.READY);

    private static final Actor BY = Actor.system("queue");

    private final OfferRepository offers;
    private final CaseFlow flow;
    private final Placements placements;
    private final OfferLifecycle steps;
    private final Clock clock;

    FreedSeat(
            OfferRepository offers,
            CaseFlow flow,
            Placements placements,
            OfferLifecycle steps,
            @CityTime Clock clock) {
        this.offers = offers;
        this.flow = flow;
        this.placements = placements;
        this.steps = steps;
        this.clock = clock;
    }

    /// Where a place is wanted and how far it is.
    record Found(Offer offer, Wish wish, Reach.Units open, Reach.Way way) {}

    /// Looks at the child again.
    ///
    /// @return null where the machine may not go on, the present place is no longer one that can be left, or the
    ///     unit is not, or no longer, open to the child
    @Nullable Found look(Terms terms, CaseFile file, UnitId unit, LocalDate today) {
        var seen = flow.lookAgain(terms, List.of(file.key().child()), today);
        var now = seen.get(file.key().child());
        var offer =
                offers.lockOfCases(List.of(file.id())).stream()
                        .filter(it -> CHANGEABLE.contains(it.state()) && !it.sealed())
                        .findFirst()
                        .orElse(null);
        if (now == null || offer == null) {
            return null;
        }
        var wish = new Wishes(terms, today).of(file.key(), now.family(), offer.id());
        if (!(placements.reach(List.of(wish)).get(wish.holder()) instanceof Reach.Units open)) {
            return null;
        }
        var way = PlaceChanges.way(open.units(), unit);
        return way == null ? null : new Found(offer, wish, open, way);
    }

    /// @param before the present offer, as its family saw it
    /// @param lastDay that the family was told
    /// @return false where something has happened since: the family keeps what it has
    boolean take(Terms terms, CaseFile file, OfferId before, UnitId unit, LocalDate lastDay) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, clock.getZone());
        var found = look(terms, file, unit, today);
        if (found == null || !found.offer().id().equals(before)) {
            return false;
        }
        var offer = found.offer();
        steps.happen(List.of(offer), Happening.SEAT_TAKEN, BY);
        var id = OfferId.random();
        var wish = new Wishes(terms, today).of(file.key(), found.wish(), id);
        var seat = choice(found.open(), found.way());
        if (!(placements.take(List.of(wish), Map.of(id.value(), seat)).get(id.value())
                instanceof UnitChoice.Proposed to)) {
            throw new IllegalStateException("A seat that was kept is gone");
        }
        var recipients = recipients(offer, lastDay);
        var after = Offer.prepared(id, file, to, wish.from(), offer.id(), recipients);
        offers.insert(List.of(after), today);
        offers.saveRecipients(Map.of(id, recipients));
        offers.sentOn(List.of(id), today);
        steps.happen(List.of(after), Happening.SENT, BY);
        for (var guardian : offer.deciders(today)) {
            offers.insert(id, yes(guardian));
        }
        steps.happen(offers.lock(List.of(id)), Happening.ACCEPTED_BY_ALL, BY);
        return true;
    }

    private ReplyVersion yes(ResidentId guardian) {
        return new ReplyVersion(
                guardian, 1, Reply.ACCEPT, null, List.of(), clock.instant(), Medium.PAGE, null);
    }

    /// Served as they were; an answer can be changed until the last day that they were told.
    private static List<Recipient> recipients(Offer before, LocalDate lastDay) {
        return before.recipients().stream()
                .map(it ->
                        it.role() == Recipient.Role.DECIDES
                                ? it.served(it.channel(), it.servedOn(), lastDay)
                                : it)
                .toList();
    }

    private static UnitChoice.Proposed choice(Reach.Units open, Reach.Way way) {
        return new UnitChoice.Proposed(
                way.unit(),
                way.ownArea()
                        ? UnitChoice.Ground.AREA
                        : way.goesOn() ? UnitChoice.Ground.CONTINUITY : UnitChoice.Ground.WAY,
                way.metres(),
                open.method() + ", queue 1",
                open.area(),
                false);
    }
}

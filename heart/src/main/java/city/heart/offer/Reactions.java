// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.CityTime;
import city.heart.offer.CaseFile.Standing;
import city.heart.placement.Choice;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a look at a child means for a case that has begun: it goes on, it ends, another offer is made,
/// or a person takes it. Joins the caller's transaction.
@Component
class Reactions {
    private final CaseRepository cases;
    private final OfferRepository offers;
    private final OfferQueues queues;
    private final Sending sending;
    private final Clock clock;

    Reactions(
            CaseRepository cases,
            OfferRepository offers,
            OfferQueues queues,
            Sending sending,
            @CityTime Clock clock) {
        this.cases = cases;
        this.offers = offers;
        this.queues = queues;
        this.sending = sending;
        this.clock = clock;
    }

    /// What this look means for a case of the same period that has begun.
    ///
    /// @param area in which the child's home lies now; null where it is not known
    void react(Pass pass, CaseFile file, @Nullable String area) {
        var now = pass.seen(file);
        var family = now.family();
        if (family != null && family.child().died() == null && family.order()) {
            order(pass, file);
            return;
        }
        switch (now.look()) {
            case Look.Died() -> end(pass, file, Happening.DIED, Ask.DIED);
            case Look.NotDue(var movedOut) ->
                    end(
                            pass,
                            file,
                            movedOut ? Happening.MOVED_OUT : Happening.NOT_DUE,
                            movedOut ? Ask.MOVED_OUT : Ask.NOT_DUE);
            case Look.Person(var ask, var detail) -> {
                person(pass, file, ask, detail);
                leavers(pass, file, now);
            }
            case Look.Go(var recipients) -> goOn(pass, file, now, recipients, area);
        }
    }

    /// Safe family first: links and pages close, and only who may handle such a family sees the case.
    void order(Pass pass, CaseFile file) {
        pass.stop(file);
        var offer = pass.offer(file);
        if (offer != null && !offer.sealed()) {
            pass.happen(Happening.ORDER_BEGAN, offer);
        }
        cases.standing(List.of(file.id()), Standing.PERSON);
        pass.ask(file, id(offer), Ask.ORDER, null, true);
    }

    private void person(Pass pass, CaseFile file, Ask ask, @Nullable String detail) {
        pass.stop(file);
        var offer = pass.offer(file);
        if (file.standing().byMachine()) {
            if (offer != null) {
                pass.happen(Happening.TAKEN_OVER, offer);
            }
            cases.standing(List.of(file.id()), Standing.PERSON);
            pass.ask(file, id(offer), ask, detail, false);
        }
    }

    /// What was begun ends, or a person is asked to end it.
    void end(Pass pass, CaseFile file, Happening happening, Ask ask) {
        pass.stop(file);
        var offer = pass.offer(file);
        var to =
                offer == null
                        ? State.WITHDRAWN
                        : States.after(offer.state(), happening).orElse(offer.state());
        if (offer != null && to != offer.state()) {
            pass.happen(happening, offer);
        }
        switch (to) {
            case WITHDRAWN -> {
                if (file.standing() != Standing.CLOSED) {
                    cases.standing(List.of(file.id()), Standing.CLOSED);
                    cases.closeAsks(
                            List.of(file.id()),
                            Set.of(Ask.values()),
                            Opening.BY,
                            happening.name(),
                            clock.instant());
                }
            }
            case WITH_PERSON ->
                    pass.ask(file, id(offer), ask, null, offer != null && offer.sealed());
            case DECIDED -> {
                if (happening != Happening.NOT_DUE) {
                    pass.ask(file, id(offer), ask, null, offer != null && offer.sealed());
                }
            }
            default -> {}
        }
    }

    /// The child is due and the machine may act: what is different from what was begun?
    private void goOn(
            Pass pass,
            CaseFile file,
            Pass.Seen now,
            List<Recipient> recipients,
            @Nullable String area) {
        var offer = pass.offer(file);
        if (file.standing() == Standing.CLOSED && offer == null) {
            // Moved away and back: the same case, a new offer that names the one before.
            pass.wanted.put(file, queues.lastOf(file.id()));
            return;
        }
        if (file.standing() == Standing.WAITING) {
            return;
        }
        if (file.standing() != Standing.RUNNING || offer == null) {
            pass.stop(file);
            leavers(pass, file, now);
            return;
        }
        var chosen = offer.choice().ground() == Choice.Ground.PERSON;
        if (chosen && !Objects.equals(area, offer.choice().area())) {
            // What a person chose is not chosen again by the machine.
            person(pass, file, Ask.UNIT_CHANGED, null);
        } else if (area == null && !chosen) {
            person(pass, file, Ask.NO_UNIT, Choice.Why.NO_KNOWN_HOME.name());
        } else if (!Objects.equals(area, offer.choice().area())) {
            pass.stop(file);
            pass.happen(Happening.UNIT_CHANGED, offer);
            if (States.after(offer.state(), Happening.UNIT_CHANGED)
                    .equals(Optional.of(State.REPLACED))) {
                pass.wanted.put(file, offer.id());
            } else {
                pass.ask(file, id(offer), Ask.UNIT_CHANGED, null, false);
            }
        } else {
            recipients(pass, now, offer, recipients);
        }
    }

    /// Where a person goes on, the machine writes to nobody new; but who has no right to the child's
    /// matters any more sees nothing from now on.
    private void leavers(Pass pass, CaseFile file, Pass.Seen now) {
        var offer = pass.offer(file);
        if (offer == null || now.family() == null || !offer.state().open()) {
            return;
        }
        var gone =
                Recipients.changed(
                                offer.recipients(),
                                Look.recipients(now.family(), pass.today),
                                pass.today)
                        .stream()
                        .filter(it -> it.until() != null)
                        .toList();
        if (!gone.isEmpty()) {
            offers.saveRecipients(Map.of(offer.id(), gone));
        }
    }

    /// Guardians who came and went since the offer was made.
    private void recipients(Pass pass, Pass.Seen now, Offer offer, List<Recipient> present) {
        var changed = Recipients.changed(offer.recipients(), present, pass.today);
        if (changed.isEmpty()) {
            return;
        }
        offers.saveRecipients(Map.of(offer.id(), changed));
        if (offer.sentOn() != null) {
            sending.toNewcomers(
                    pass.terms, offer, changed, Objects.requireNonNull(now.family()), pass.today);
        }
    }

    private static @Nullable OfferId id(@Nullable Offer offer) {
        return offer == null ? null : offer.id();
    }
}

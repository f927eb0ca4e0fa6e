// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.ResidentId;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFile.Handler;
import city.heart.casework.CaseId;
import city.heart.casework.CaseKey;
import city.heart.casework.Finding;
import city.heart.casework.Flow;
import city.heart.casework.NewTask;
import city.heart.casework.TaskKind;
import city.heart.offer.Offer;
import city.heart.offer.OfferId;
import city.heart.offer.Recipients;
import city.heart.offer.State;
import city.heart.offer.States;
import city.heart.offer.States.Happening;
import city.heart.placement.UnitChoice;
import city.heart.preparation.Effect.HandedTo;
import city.heart.preparation.Effect.LookedAt;
import city.heart.preparation.Effect.Moved;
import city.heart.preparation.Effect.Opened;
import city.heart.preparation.Effect.PersonAsked;
import city.heart.preparation.Effect.PlaceGiven;
import city.heart.preparation.Effect.PlaceWanted;
import city.heart.preparation.Effect.Prepared;
import city.heart.preparation.Effect.RecipientsChanged;
import city.heart.preparation.Effect.TasksSettled;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides what a look at children means for their cases: one begins, goes on or ends, another offer is
/// made, or a person takes it. Plain: no database, no clock; the same situation has the same effects.
final class CaseDecider {
    private final Situation on;
    private final List<Effect> effects = new ArrayList<>();

    /// Children with whom the machine may not go on, whatever the finding said.
    private final Set<ResidentId> stopped = new HashSet<>();

    /// Children who have a case of the period for which they are due.
    private final Set<ResidentId> begun = new HashSet<>();

    /// What the situation means for the cases that have begun is decided at once.
    CaseDecider(Situation on) {
        this.on = on;
        on.known().forEach(this::known);
    }

    List<Effect> effects() {
        return List.copyOf(effects);
    }

    /// The machine may go on with this child.
    boolean goesOn(Finding now) {
        return now.goesOn() && !stopped.contains(now.child());
    }

    private void known(CaseFile file) {
        var now = on.finding(file);
        if (on.ofThePeriod(file)) {
            begun.add(now.child());
            effects.add(new LookedAt(file.lookedAt(on.terms().version(), now.ruleAnswer())));
            react(file, now);
        } else if (file.handler().byMachine()) {
            // Due for another school year than before: what was begun for the old one ends.
            end(file, Happening.NOT_DUE, TaskKind.NOT_DUE);
        } else if (now.family().order()) {
            order(file);
        }
    }

    private void react(CaseFile file, Finding now) {
        if (now.underOrder()) {
            order(file);
            return;
        }
        switch (now.next()) {
            case Finding.Next.Died() -> end(file, Happening.DIED, TaskKind.DIED);
            case Finding.Next.NotDue(var movedOut) ->
                    end(
                            file,
                            movedOut ? Happening.MOVED_OUT : Happening.NOT_DUE,
                            movedOut ? TaskKind.MOVED_OUT : TaskKind.NOT_DUE);
            case Finding.Next.Person(var ask, var detail) -> {
                person(file, ask, detail);
                leavers(file, now);
            }
            case Finding.Next.GoOn() -> goOn(file, now);
        }
    }

    /// Safe family first: links and pages close, and only who may handle such a family sees the case.
    private void order(CaseFile file) {
        stop(file);
        var offer = on.offer(file);
        if (offer != null && !offer.sealed()) {
            happen(offer, Happening.ORDER_BEGAN);
        }
        effects.add(new HandedTo(file.id(), Handler.PERSON));
        ask(file, offer, TaskKind.ORDER, null, true);
    }

    private void person(CaseFile file, TaskKind ask, @Nullable String detail) {
        stop(file);
        var offer = on.offer(file);
        if (file.handler().byMachine()) {
            if (offer != null) {
                happen(offer, Happening.TAKEN_OVER);
            }
            effects.add(new HandedTo(file.id(), Handler.PERSON));
            ask(file, offer, ask, detail, false);
        }
    }

    /// What was begun ends, or a person is asked to end it.
    private void end(CaseFile file, Happening happening, TaskKind ask) {
        stop(file);
        var offer = on.offer(file);
        switch (offer == null ? State.WITHDRAWN : happen(offer, happening)) {
            case WITHDRAWN -> {
                if (file.handler() != Handler.CLOSED) {
                    effects.add(new HandedTo(file.id(), Handler.CLOSED));
                    effects.add(new TasksSettled(file.id(), happening.name()));
                }
            }
            case WITH_PERSON -> ask(file, offer, ask, null, offer != null && offer.sealed());
            case DECIDED -> {
                if (happening != Happening.NOT_DUE) {
                    ask(file, offer, ask, null, offer != null && offer.sealed());
                }
            }
            default -> {}
        }
    }

    /// The child is due and the machine may act: what is different from what was begun?
    private void goOn(CaseFile file, Finding now) {
        var offer = on.offer(file);
        if (offer == null
                && (file.handler() == Handler.CLOSED || file.handler() == Handler.RUNNING)) {
            // Moved away and back, or given back by a person: the same case, a new offer that names
            // the one before.
            wantPlace(file, on.last().get(file.id()));
            return;
        }
        if (file.handler() == Handler.WAITING) {
            return;
        }
        if (file.handler() != Handler.RUNNING || offer == null) {
            stop(file);
            leavers(file, now);
            return;
        }
        var area = on.areas().get(offer.id());
        var moved = !Objects.equals(area, offer.choice().area());
        if (offer.choice().ground() == UnitChoice.Ground.PERSON) {
            if (moved) {
                // What a person chose is not chosen again by the machine.
                person(file, TaskKind.UNIT_CHANGED, null);
            } else {
                recipients(now, offer);
            }
        } else if (area == null) {
            person(file, TaskKind.NO_UNIT, UnitChoice.Why.NO_KNOWN_HOME.name());
        } else if (moved) {
            stop(file);
            if (happen(offer, Happening.UNIT_CHANGED) == State.REPLACED) {
                wantPlace(file, offer.id());
            } else {
                ask(file, offer, TaskKind.UNIT_CHANGED, null, false);
            }
        } else {
            recipients(now, offer);
        }
    }

    /// Where a person goes on, the machine writes to nobody new; but who has no right to the child's
    /// matters any more sees nothing from now on.
    private void leavers(CaseFile file, Finding now) {
        var offer = on.offer(file);
        if (offer == null || !offer.state().open()) {
            return;
        }
        var gone =
                on.changedRecipients(offer, now).stream().filter(it -> it.until() != null).toList();
        if (!gone.isEmpty()) {
            effects.add(new RecipientsChanged(offer, gone, null));
        }
    }

    /// Guardians who came and went since the offer was made.
    private void recipients(Finding now, Offer offer) {
        var changed = on.changedRecipients(offer, now);
        if (!changed.isEmpty()) {
            effects.add(new RecipientsChanged(offer, changed, offer.sentOn() == null ? null : now));
        }
    }

    /// Takes on whoever is due and has no case.
    void takeOn() {
        for (var now : on.findings().values()) {
            if (!begun.contains(now.child())) {
                switch (now.next()) {
                    case Finding.Next.GoOn() -> wantPlace(open(now, Handler.RUNNING), null);
                    case Finding.Next.Person(var ask, var detail) ->
                            ask(
                                    open(now, Handler.PERSON),
                                    null,
                                    ask,
                                    detail,
                                    ask == TaskKind.ORDER);
                    case Finding.Next.NotDue _ -> {
                        if (on.by().equals(Flow.BY_SWEEP)) {
                            // The columns named somebody whom the rule, asked in row form, does
                            // not: one of the two is at fault, and a person finds out which.
                            ask(open(now, Handler.PERSON), null, TaskKind.ALARM, null, false);
                        }
                    }
                    case Finding.Next.Died() -> {}
                }
            }
        }
    }

    private CaseFile open(Finding now, Handler handler) {
        var file =
                new CaseFile(
                        CaseId.random(),
                        new CaseKey(on.terms().service(), now.period(), now.child()),
                        on.terms().version(),
                        handler,
                        false,
                        now.ruleAnswer(),
                        on.now(),
                        on.by());
        effects.add(new Opened(file));
        return file;
    }

    /// Gives what a round chose to those with whom the machine may still go on.
    ///
    /// @param chosen by case: the place, or that a person must look
    void give(Map<CaseId, UnitChoice> chosen) {
        for (var file : on.among(chosen.keySet())) {
            if (waits(file)) {
                switch (Objects.requireNonNull(chosen.get(file.id()))) {
                    case UnitChoice.Proposed to -> effects.add(new PlaceGiven(file, to));
                    case UnitChoice.NeedsPerson(var why) -> effects.addAll(noPlace(file, why));
                }
            }
        }
    }

    /// Looks for places for those who waited for a round that is over, and were not in it.
    void placeLate(Collection<CaseId> files) {
        for (var file : on.among(files)) {
            if (waits(file)) {
                wantPlace(file, null);
            }
        }
    }

    /// The machine may go on with a case that has no offer: it waits for its place.
    private boolean waits(CaseFile file) {
        return file.handler() == Handler.WAITING
                && on.ofThePeriod(file)
                && on.offer(file) == null
                && goesOn(on.finding(file));
    }

    /// Those whose round is yet to come stay with an open case and no offer.
    private void wantPlace(CaseFile file, @Nullable OfferId replaces) {
        if (on.gathering().contains(file.key().period())) {
            effects.add(new HandedTo(file.id(), Handler.WAITING));
        } else {
            effects.add(new PlaceWanted(file, replaces));
        }
    }

    /// What follows from the choice of a place for one case.
    ///
    /// @param id which holds the seat
    static List<Effect> placed(
            Situation on,
            CaseFile file,
            OfferId id,
            UnitChoice choice,
            @Nullable OfferId replaces) {
        return switch (choice) {
            case UnitChoice.Proposed to -> {
                var effects = new ArrayList<Effect>();
                effects.add(new Prepared(offer(on, file, id, to, replaces)));
                effects.add(new HandedTo(file.id(), Handler.RUNNING));
                if (to.overCapacity()) {
                    effects.add(
                            new PersonAsked(
                                    asked(
                                            file,
                                            id,
                                            TaskKind.OVER_CAPACITY,
                                            to.unit().value(),
                                            false)));
                }
                yield effects;
            }
            case UnitChoice.NeedsPerson(var why) -> noPlace(file, why);
        };
    }

    private static List<Effect> noPlace(CaseFile file, UnitChoice.Why why) {
        return List.of(
                new HandedTo(file.id(), Handler.PERSON),
                new PersonAsked(asked(file, null, TaskKind.NO_UNIT, why.name(), false)));
    }

    private static Offer offer(
            Situation on,
            CaseFile file,
            OfferId id,
            UnitChoice.Proposed to,
            @Nullable OfferId replaces) {
        return Offer.prepared(
                id,
                file,
                to,
                on.firstDay(file),
                replaces,
                Recipients.of(on.finding(file).family(), on.today()));
    }

    private void stop(CaseFile file) {
        stopped.add(file.key().child());
    }

    /// @return where the offer stands then
    private State happen(Offer offer, Happening happening) {
        return States.move(offer.state(), happening)
                .map(it -> {
                    effects.add(new Moved(offer, it));
                    return it.to();
                })
                .orElse(offer.state());
    }

    private void ask(
            CaseFile file,
            @Nullable Offer offer,
            TaskKind ask,
            @Nullable String detail,
            boolean secret) {
        effects.add(
                new PersonAsked(
                        asked(file, offer == null ? null : offer.id(), ask, detail, secret)));
    }

    /// @param detail a code, never a value of a person
    /// @param secret only for those who may handle a family under an order
    private static NewTask asked(
            CaseFile file,
            @Nullable OfferId offer,
            TaskKind ask,
            @Nullable String detail,
            boolean secret) {
        return NewTask.of(file.id(), offer == null ? null : offer.value(), ask, secret)
                .because(detail);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.offer;

import city.offer.CaseFile.Standing;
import city.offer.CaseRepository.Asked;
import city.placement.Choice;
import city.placement.Placements;
import city.placement.Wish;
import city.population.Family;
import city.shared.CityTime;
import city.shared.ResidentId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Decides children again in row form and does what follows: opens exactly one case, reserves a seat
/// and prepares an offer, or asks a person, or lets what was begun end. Done twice it changes
/// nothing. Joins the caller's transaction.
@Component
class Opening {
    /// What led here when the columns of the whole city named somebody.
    static final String SWEEP = "sweep";

    private static final String BY = "flow";

    private final Rules rules;
    private final Register register;
    private final CaseRepository cases;
    private final OfferRepository offers;
    private final Steps steps;
    private final Placements placements;
    private final Sending sending;
    private final Clock clock;
    private final String municipality;

    Opening(
            Rules rules,
            Register register,
            CaseRepository cases,
            OfferRepository offers,
            Steps steps,
            Placements placements,
            Sending sending,
            @CityTime Clock clock,
            @Value("${city.municipality:091}") String municipality) {
        this.rules = rules;
        this.register = register;
        this.cases = cases;
        this.offers = offers;
        this.steps = steps;
        this.placements = placements;
        this.sending = sending;
        this.clock = clock;
        this.municipality = municipality;
    }

    /// What a look at one child found, with all that it was based on.
    record Seen(
            ResidentId child, String period, Grounds grounds, @Nullable Family family, Look look) {}

    /// @param by what led here: `sweep`, `life-event`, an officer's id
    void decide(Terms terms, Collection<ResidentId> children, String by, LocalDate today) {
        if (children.isEmpty()) {
            return;
        }
        var run = new Run(terms, by, today);
        run.look(children);
        run.open();
        run.finish();
    }

    /// Looks at these children again, and takes no case on.
    ///
    /// @return only those with whom the machine may go on; whatever else was found has been done
    Map<ResidentId, Seen> lookAgain(Terms terms, Collection<ResidentId> children, LocalDate today) {
        var run = new Run(terms, BY, today);
        run.look(children);
        run.finish();
        var free = new HashMap<ResidentId, Seen>();
        run.seen.forEach((child, it) -> {
            if (it.look() instanceof Look.Go && !run.stopped.contains(child)) {
                free.put(child, it);
            }
        });
        return free;
    }

    /// One pass over some children of one service.
    private final class Run {
        private final Terms terms;
        private final String by;
        private final LocalDate today;
        private final Wishes wishes;
        private final Map<ResidentId, Seen> seen = new HashMap<>();
        private final Map<ResidentId, CaseFile> files = new HashMap<>();
        private final Map<CaseId, Offer> held = new HashMap<>();
        private final Map<Happening, List<Offer>> happened = new EnumMap<>(Happening.class);
        private final List<Asked> asks = new ArrayList<>();
        private final List<CaseFile> fresh = new ArrayList<>();
        private final Map<CaseFile, @Nullable OfferId> wanted = new HashMap<>();
        private final Set<ResidentId> stopped = new HashSet<>();
        private final Map<UUID, String> areas = new HashMap<>();

        Run(Terms terms, String by, LocalDate today) {
            this.terms = terms;
            this.by = by;
            this.today = today;
            this.wishes = new Wishes(terms, today);
        }

        void look(Collection<ResidentId> children) {
            var dues = rules.decide(terms, children, today);
            var known = cases.lockOfChildren(terms.service(), children);
            var begun = known.stream().map(it -> it.key().child()).collect(Collectors.toSet());
            // Most people whom a change touches are due nothing and have no case: they end here.
            var concern =
                    dues.entrySet().stream()
                            .filter(it ->
                                    by.equals(SWEEP)
                                            || begun.contains(it.getKey())
                                            || it.getValue().grounds().answer()
                                                    != Grounds.Said.NOT_MET)
                            .map(Map.Entry::getKey)
                            .toList();
            if (concern.isEmpty()) {
                return;
            }
            var families = register.families(concern, terms.service());
            var inHand = cases.inHand(concern);
            for (var child : concern) {
                var due = Objects.requireNonNull(dues.get(child));
                var family = families.get(child);
                var look =
                        Look.at(family, due.grounds(), inHand.contains(child), municipality, today);
                seen.put(child, new Seen(child, due.period(), due.grounds(), family, look));
            }
            offers.lockOfCases(known.stream().map(CaseFile::id).toList())
                    .forEach(it -> held.merge(it.caseId(), it, (a, b) -> a.state().open() ? a : b));
            whereTheyLive(known);
            var refreshed = new ArrayList<CaseFile>();
            for (var file : known) {
                var now = Objects.requireNonNull(seen.get(file.key().child()));
                if (file.key().period().equals(now.period())) {
                    files.put(file.key().child(), file);
                    refreshed.add(file.lookedAt(terms.version(), now.grounds()));
                    react(file, now);
                } else if (file.standing() == Standing.RUNNING) {
                    // Due for another school year than before: what was begun for the old one ends.
                    end(file, Happening.NOT_DUE, Ask.NOT_DUE);
                } else if (now.family() != null && now.family().order()) {
                    order(file);
                }
            }
            cases.refresh(refreshed);
        }

        /// The areas of all open offers at once: has a move made another unit the right one?
        private void whereTheyLive(List<CaseFile> known) {
            var open = new ArrayList<Wish>();
            for (var file : known) {
                var offer = held.get(file.id());
                var now = Objects.requireNonNull(seen.get(file.key().child()));
                if (offer != null
                        && offer.state().open()
                        && file.key().period().equals(now.period())
                        && now.look() instanceof Look.Go) {
                    open.add(wish(file, now, offer.id()));
                }
            }
            if (!open.isEmpty()) {
                areas.putAll(placements.areasOf(open));
            }
        }

        private void react(CaseFile file, Seen now) {
            var family = now.family();
            if (family != null && family.child().died() == null && family.order()) {
                order(file);
                return;
            }
            switch (now.look()) {
                case Look.Died() -> end(file, Happening.DIED, Ask.DIED);
                case Look.NotDue(var movedOut) ->
                        end(
                                file,
                                movedOut ? Happening.MOVED_OUT : Happening.NOT_DUE,
                                movedOut ? Ask.MOVED_OUT : Ask.NOT_DUE);
                case Look.Person(var ask, var detail) -> {
                    person(file, ask, detail);
                    leavers(file, now);
                }
                case Look.Go(var recipients) -> goOn(file, now, recipients);
            }
        }

        private void order(CaseFile file) {
            stopped.add(file.key().child());
            var offer = held.get(file.id());
            if (offer != null && !offer.sealed()) {
                happen(Happening.ORDER_BEGAN, offer);
            }
            cases.standing(List.of(file.id()), Standing.PERSON);
            ask(file, offer, Ask.ORDER, null, true);
        }

        private void person(CaseFile file, Ask ask, @Nullable String detail) {
            stopped.add(file.key().child());
            var offer = held.get(file.id());
            if (file.standing() == Standing.RUNNING) {
                if (offer != null) {
                    happen(Happening.TAKEN_OVER, offer);
                }
                cases.standing(List.of(file.id()), Standing.PERSON);
                ask(file, offer, ask, detail, false);
            }
        }

        private void end(CaseFile file, Happening happening, Ask ask) {
            stopped.add(file.key().child());
            var offer = held.get(file.id());
            var to =
                    offer == null
                            ? State.WITHDRAWN
                            : States.after(offer.state(), happening).orElse(offer.state());
            if (offer != null && to != offer.state()) {
                happen(happening, offer);
            }
            switch (to) {
                case WITHDRAWN -> {
                    if (file.standing() != Standing.CLOSED) {
                        cases.standing(List.of(file.id()), Standing.CLOSED);
                        cases.closeAsks(
                                List.of(file.id()),
                                Set.of(Ask.values()),
                                BY,
                                happening.name(),
                                clock.instant());
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
        private void goOn(CaseFile file, Seen now, List<Recipient> recipients) {
            var offer = held.get(file.id());
            if (file.standing() == Standing.CLOSED && offer == null) {
                // Moved away and back: the same case, a new offer that names the one before.
                wanted.put(file, offers.lastOf(file.id()));
                return;
            }
            if (file.standing() != Standing.RUNNING || offer == null) {
                stopped.add(file.key().child());
                leavers(file, now);
                return;
            }
            var area = areas.get(offer.id().value());
            var chosen = offer.choice().ground() == Choice.Ground.PERSON;
            if (chosen && !Objects.equals(area, offer.choice().area())) {
                // What a person chose is not chosen again by the machine.
                person(file, Ask.UNIT_CHANGED, null);
            } else if (area == null && !chosen) {
                person(file, Ask.NO_UNIT, Choice.Why.NO_KNOWN_HOME.name());
            } else if (!Objects.equals(area, offer.choice().area())) {
                stopped.add(file.key().child());
                happen(Happening.UNIT_CHANGED, offer);
                if (States.after(offer.state(), Happening.UNIT_CHANGED)
                        .equals(java.util.Optional.of(State.REPLACED))) {
                    wanted.put(file, offer.id());
                } else {
                    ask(file, offer, Ask.UNIT_CHANGED, null, false);
                }
            } else {
                recipients(now, offer, recipients);
            }
        }

        /// Where a person goes on, the machine writes to nobody new; but who has no right to the child's
        /// matters any more sees nothing from now on.
        private void leavers(CaseFile file, Seen now) {
            var offer = held.get(file.id());
            if (offer == null || now.family() == null || !offer.state().open()) {
                return;
            }
            var gone =
                    Recipients.changed(
                                    offer.recipients(), Look.recipients(now.family(), today), today)
                            .stream()
                            .filter(it -> it.until() != null)
                            .toList();
            if (!gone.isEmpty()) {
                offers.saveRecipients(Map.of(offer.id(), gone));
            }
        }

        /// Guardians who came and went since the offer was made.
        private void recipients(Seen now, Offer offer, List<Recipient> present) {
            var changed = Recipients.changed(offer.recipients(), present, today);
            if (changed.isEmpty()) {
                return;
            }
            offers.saveRecipients(Map.of(offer.id(), changed));
            if (offer.sentOn() != null) {
                sending.toNewcomers(
                        terms, offer, changed, Objects.requireNonNull(now.family()), today);
            }
        }

        /// Takes on whoever is due and has no case.
        void open() {
            var asked = new HashMap<CaseId, Look.Person>();
            for (var now : seen.values()) {
                if (files.containsKey(now.child())) {
                    continue;
                }
                var standing =
                        switch (now.look()) {
                            case Look.Go _ -> Standing.RUNNING;
                            case Look.Person _ -> Standing.PERSON;
                            // The columns named somebody whom the rule, asked in row form, does
                            // not:
                            // one of the two is at fault, and a person finds out which.
                            case Look.NotDue _ -> by.equals(SWEEP) ? Standing.PERSON : null;
                            case Look.Died _ -> null;
                        };
                if (standing == null) {
                    continue;
                }
                var file =
                        new CaseFile(
                                CaseId.random(),
                                new CaseKey(terms.service(), now.period(), now.child()),
                                terms.version(),
                                standing,
                                now.grounds(),
                                clock.instant(),
                                by);
                fresh.add(file);
                if (now.look() instanceof Look.Person why) {
                    asked.put(file.id(), why);
                } else if (now.look() instanceof Look.NotDue) {
                    asked.put(file.id(), new Look.Person(Ask.ALARM, null));
                }
            }
            var opened = cases.insert(fresh, clock.instant(), by);
            for (var file : fresh) {
                if (opened.contains(file.id())) {
                    var why = asked.get(file.id());
                    if (why == null) {
                        wanted.put(file, null);
                    } else {
                        ask(file, null, why.ask(), why.detail(), why.ask() == Ask.ORDER);
                    }
                }
            }
        }

        void finish() {
            happened.forEach((happening, some) -> steps.happen(some, happening, BY));
            prepare();
            cases.ask(asks, clock.instant());
        }

        /// Seats and offers for all cases that want one.
        private void prepare() {
            if (wanted.isEmpty()) {
                return;
            }
            Map<CaseFile, OfferId> ids = new HashMap<>();
            var open = new ArrayList<Wish>();
            wanted.keySet().stream()
                    .sorted(java.util.Comparator.comparingInt(it -> it.key().child().value()))
                    .forEach(file -> {
                        var id = OfferId.random();
                        ids.put(file, id);
                        open.add(
                                wish(
                                        file,
                                        Objects.requireNonNull(seen.get(file.key().child())),
                                        id));
                    });
            var choices = placements.place(open);
            var made = new ArrayList<Offer>();
            Map<OfferId, List<Recipient>> recipients = new HashMap<>();
            var toPerson = new ArrayList<CaseId>();
            var running = new ArrayList<CaseId>();
            ids.forEach((file, id) -> {
                switch (choices.get(id.value())) {
                    case Choice.Proposed to -> {
                        made.add(offer(file, id, to, wanted.get(file)));
                        recipients.put(id, goers(file));
                        running.add(file.id());
                        if (to.overCapacity()) {
                            asks.add(
                                    new Asked(
                                            file.id(),
                                            id,
                                            Ask.OVER_CAPACITY,
                                            to.unit().value(),
                                            null,
                                            null,
                                            false,
                                            null));
                        }
                    }
                    case Choice.NeedsPerson(var why) -> {
                        toPerson.add(file.id());
                        ask(file, null, Ask.NO_UNIT, why.name(), false);
                    }
                    case null -> throw new IllegalStateException("A wish without an answer");
                }
            });
            offers.insert(made, today);
            offers.saveRecipients(recipients);
            cases.standing(running, Standing.RUNNING);
            cases.standing(toPerson, Standing.PERSON);
        }

        private List<Recipient> goers(CaseFile file) {
            var now = Objects.requireNonNull(seen.get(file.key().child()));
            return now.look() instanceof Look.Go(var recipients) ? recipients : List.of();
        }

        private Offer offer(
                CaseFile file, OfferId id, Choice.Proposed to, @Nullable OfferId replaces) {
            var first = wishes.firstDay(file.key().period());
            return new Offer(
                    id,
                    file.id(),
                    file.key().child(),
                    to,
                    first,
                    State.PREPARED,
                    replaces,
                    false,
                    false,
                    null,
                    List.of(),
                    List.of());
        }

        private Wish wish(CaseFile file, Seen now, OfferId holder) {
            return wishes.of(file.key(), Objects.requireNonNull(now.family()), holder);
        }

        private void happen(Happening happening, Offer offer) {
            happened.computeIfAbsent(happening, _ -> new ArrayList<>()).add(offer);
        }

        private void ask(
                CaseFile file,
                @Nullable Offer offer,
                Ask ask,
                @Nullable String detail,
                boolean secret) {
            asks.add(
                    new Asked(
                            file.id(),
                            offer == null ? null : offer.id(),
                            ask,
                            detail,
                            null,
                            null,
                            secret,
                            null));
        }
    }
}

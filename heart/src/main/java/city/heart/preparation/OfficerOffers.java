// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.shared.OwnCity;
import city.base.shared.UnitId;
import city.base.signin.RightScope;
import city.base.usage.Actor;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFile.Handler;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseId;
import city.heart.casework.Finding;
import city.heart.casework.Register;
import city.heart.casework.RuleAnswer;
import city.heart.casework.Rules;
import city.heart.casework.TaskKind;
import city.heart.casework.Tasks;
import city.heart.casework.Terms;
import city.heart.offer.DeskOfferRepository;
import city.heart.offer.JointAnswer;
import city.heart.offer.Offer;
import city.heart.offer.OfferFinder;
import city.heart.offer.OfferId;
import city.heart.offer.OfferLifecycle;
import city.heart.offer.OfferRepository;
import city.heart.offer.Recipient;
import city.heart.offer.Recipients;
import city.heart.offer.Reply;
import city.heart.offer.Sending;
import city.heart.offer.State;
import city.heart.offer.States.Happening;
import city.heart.placement.Placements;
import city.heart.placement.Room;
import city.heart.placement.SeatCounts;
import city.heart.placement.UnitChoice;
import city.heart.placement.Wish;
import city.heart.population.Family;
import city.heart.unit.Unit;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door for an officer's own offer: at a unit that the officer chose, in the place of the
/// present offer or for a case that has none. The family is looked at once more; the seat moves with
/// the offer; the guardians get new messages and links and answer anew. Where the machine may go on
/// with the family it does; elsewhere a person reads the answers and decides.
@Service
public class OfficerOffers {
    /// What an offer at another unit settles. Whoever waits for a person waits on.
    private static final Set<TaskKind> SETTLED =
            EnumSet.complementOf(
                    EnumSet.of(
                            TaskKind.ORDER,
                            TaskKind.IN_HAND,
                            TaskKind.PERSON_PLEASE,
                            TaskKind.INTERPRETER,
                            TaskKind.NOT_MY_CHILD,
                            TaskKind.DIED));

    private final CaseFiles cases;
    private final Tasks tasks;
    private final OfferRepository offers;
    private final OfferFinder finder;
    private final DeskOfferRepository desk;
    private final Rules rules;
    private final Register register;
    private final Placements placements;
    private final SeatCounts seats;
    private final OfferLifecycle steps;
    private final Sending sending;
    private final Clock clock;
    private final String municipality;

    OfficerOffers(
            CaseFiles cases,
            Tasks tasks,
            OfferRepository offers,
            OfferFinder finder,
            DeskOfferRepository desk,
            Rules rules,
            Register register,
            Placements placements,
            SeatCounts seats,
            OfferLifecycle steps,
            Sending sending,
            @CityTime Clock clock,
            OwnCity city) {
        this.cases = cases;
        this.tasks = tasks;
        this.offers = offers;
        this.finder = finder;
        this.desk = desk;
        this.rules = rules;
        this.register = register;
        this.placements = placements;
        this.seats = seats;
        this.steps = steps;
        this.sending = sending;
        this.clock = clock;
        this.municipality = city.municipality();
    }

    /// From what an officer chooses a unit for one child. Counts as the address: only for who sees the case.
    ///
    /// @param instead the present offer, in whose place the new one would stand; null where there is none
    /// @param rooms the units in question but the one proposed now, the nearest first, full ones among them; their free
    ///     seats are those of which the reader may know
    /// @param sends false where a non-disclosure order stands or stood: nothing would leave
    /// @param refusal why no offer can be made at all; null where one can
    public record Options(
            @Nullable OfferId instead,
            List<Room> rooms,
            boolean sends,
            @Nullable OfferOutcome refusal) {
        public Options {
            rooms = List.copyOf(rooms);
        }
    }

    /// The units from which this officer may choose. The look at the family's home is recorded.
    ///
    /// @param scope whether the officer may handle a family under an order
    /// @return empty where there is no such case, or not for this officer
    @Transactional
    public Optional<Options> choosing(CaseId id, Actor officer, RightScope scope) {
        return cases.find(id)
                .flatMap(file -> found(file, officer, scope))
                .map(it -> {
                    if (it.refusal() != null) {
                        return new Options(it.presentId(), List.of(), !it.sealed(), it.refusal());
                    }
                    // The holder's number matters only where a seat is reserved.
                    var wish = it.wishes().of(it.file().key(), it.family(), OfferId.random());
                    var free = free(wish, scope);
                    var rooms = new ArrayList<Room>();
                    for (var language : it.languages()) {
                        for (var room : placements.rooms(wish, language)) {
                            if (!room.unit().equals(it.presentUnit())
                                    && rooms.stream()
                                            .noneMatch(other -> other.unit().equals(room.unit()))) {
                                rooms.add(room.with(free.getOrDefault(room.unit(), 0)));
                            }
                        }
                    }
                    return new Options(it.presentId(), rooms, !it.sealed(), null);
                });
    }

    /// Free seats as every page of the desk tells them to this reader: one of them may be taken.
    private Map<UnitId, Integer> free(Wish wish, RightScope scope) {
        Map<UnitId, Integer> free = new HashMap<>();
        seats.of(wish.kind(), wish.period(), cases.hiddenChildren(scope))
                .forEach(it -> free.put(it.unit(), it.free()));
        return free;
    }

    /// What came of an officer's offer at a chosen unit. All are ordinary results; but for the first two,
    /// nothing was changed.
    public sealed interface OfferOutcome {
        /// It has gone out to the guardians, who answer anew.
        record Sent(OfferId offer) implements OfferOutcome {}

        /// A non-disclosure order stands or stood: the seat is reserved and nothing has left. The officer
        /// gives the proposal to the family.
        record ForPerson(OfferId offer) implements OfferOutcome {}

        /// The unit has no seat left.
        record Full() implements OfferOutcome {}

        /// The unit does not teach in the child's language, and not all guardians have asked for the other.
        record OtherLanguage() implements OfferOutcome {}

        /// It is no unit of the city that gives places of this kind in this period, or it is the unit that
        /// is proposed now.
        record NotSuitable() implements OfferOutcome {}

        /// The child holds another place in the same days.
        record HoldsAnotherPlace() implements OfferOutcome {}

        /// The case is decided: the decision is taken back first.
        record Decided() implements OfferOutcome {}

        /// The case has ended, or the child is not due a place in this period.
        record NotDue() implements OfferOutcome {}

        /// The register knows nobody alive who decides for the child.
        record NobodyToAsk() implements OfferOutcome {}

        /// Somebody was faster: the present offer is another one than the officer saw.
        record MovedOn() implements OfferOutcome {}
    }

    /// Makes the offer. NewTask twice for the same it is one offer.
    ///
    /// @param instead the present offer as the officer saw it; null where there was none
    /// @param reason the officer's words, at most 2,000 letters; for the desk, never for the family
    /// @param scope whether the officer may handle a family under an order
    /// @return empty where there is no such case, or not for this officer
    @Transactional
    public Optional<OfferOutcome> make(
            CaseId id,
            @Nullable OfferId instead,
            UnitId unit,
            String reason,
            Actor officer,
            RightScope scope) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("An officer's offer has a reason");
        }
        return cases.lock(id)
                .flatMap(file -> found(file, officer, scope))
                .map(it -> make(it, instead, unit, reason, officer));
    }

    /// A case as it stands, with everything an offer depends on.
    ///
    /// @param family as known now; where it is not known there is a refusal
    private record Found(
            CaseFile file,
            Terms terms,
            LocalDate today,
            @Nullable Offer present,
            RuleAnswer ruleAnswer,
            Family family,
            List<Recipient> recipients,
            boolean goesOn,
            boolean sealed,
            @Nullable OfferOutcome refusal) {
        @Nullable OfferId presentId() {
            return present == null ? null : present.id();
        }

        @Nullable UnitId presentUnit() {
            return present == null ? null : present.choice().unit();
        }

        Wishes wishes() {
            return new Wishes(terms, today);
        }

        /// The child's own language of teaching; any of the service where all guardians asked for
        /// another (Basic Education Act 628/1998, section 10).
        Set<Language> languages() {
            var languages = new LinkedHashSet<Language>();
            languages.add(wishes().teaching(family));
            if (present != null
                    && present.jointAnswer(today)
                            .equals(new JointAnswer.Refused(Reply.ANOTHER_LANGUAGE, true))) {
                terms.languages().stream()
                        .sorted(Comparator.comparing(Language::code))
                        .forEach(languages::add);
            }
            return languages;
        }
    }

    private Optional<Found> found(CaseFile file, Actor officer, RightScope scope) {
        var id = List.of(file.id());
        var all = offers.list(desk.ofCases(id).getOrDefault(file.id(), List.of()));
        var sealed = all.stream().anyMatch(Offer::sealed) || file.secret();
        if (!scope.reaches(sealed)) {
            return Optional.empty();
        }
        var child = file.key().child();
        var terms = rules.inForce(file.key().service()).orElse(null);
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var due = terms == null ? null : rules.decide(terms, List.of(child), today).get(child);
        if (terms == null || due == null) {
            return Optional.empty();
        }
        var family = due.family();
        register.used(family, file, officer);
        if (!scope.reaches(family.order())) {
            // The order is younger than the case's own mark.
            return Optional.empty();
        }
        var recipients = Recipients.of(family, today);
        var finding =
                Finding.of(
                        child, due, !cases.inHand(List.of(child)).isEmpty(), municipality, today);
        return Optional.of(
                new Found(
                        file,
                        terms,
                        today,
                        all.stream().filter(it -> it.state().open()).findFirst().orElse(null),
                        due.ruleAnswer(),
                        family,
                        recipients,
                        finding.goesOn(),
                        sealed || family.order(),
                        refusal(file, all, finding, recipients)));
    }

    private static @Nullable OfferOutcome refusal(
            CaseFile file, List<Offer> all, Finding finding, List<Recipient> recipients) {
        if (all.stream().anyMatch(it -> it.state() == State.DECIDED)) {
            return new OfferOutcome.Decided();
        }
        if (file.handler() == Handler.CLOSED
                || finding.next() instanceof Finding.Next.NotDue
                || finding.next() instanceof Finding.Next.Died
                || !file.key().period().equals(finding.period())) {
            return new OfferOutcome.NotDue();
        }
        return recipients.stream().noneMatch(it -> it.role() == Recipient.Role.DECIDES)
                ? new OfferOutcome.NobodyToAsk()
                : null;
    }

    private OfferOutcome make(
            Found it, @Nullable OfferId instead, UnitId unit, String reason, Actor officer) {
        var before = it.present();
        if (before != null && sameAgain(before, instead, unit)) {
            return before.sealed()
                    ? new OfferOutcome.ForPerson(before.id())
                    : new OfferOutcome.Sent(before.id());
        }
        if (it.refusal() != null) {
            return it.refusal();
        }
        if (!java.util.Objects.equals(it.presentId(), instead)) {
            return new OfferOutcome.MovedOn();
        }
        if (unit.equals(it.presentUnit())) {
            return new OfferOutcome.NotSuitable();
        }
        var known = placements.unit(unit).map(Unit::languages).orElse(Set.of());
        var teaching = it.languages().stream().filter(known::contains).findFirst().orElse(null);
        if (teaching == null) {
            return known.isEmpty()
                    ? new OfferOutcome.NotSuitable()
                    : new OfferOutcome.OtherLanguage();
        }
        var id = OfferId.random();
        var wish = it.wishes().of(it.file().key(), it.family(), id);
        var choice =
                placements.placeAt(
                        wish, unit, teaching, before == null ? null : before.id().value());
        return switch (choice) {
            case UnitChoice.NeedsPerson(var why) ->
                    switch (why) {
                        case ALL_FULL -> new OfferOutcome.Full();
                        case HOLDS_ANOTHER_PLACE -> new OfferOutcome.HoldsAnotherPlace();
                        case NO_KNOWN_HOME, NO_AREA, NO_UNIT_IN_LANGUAGE ->
                                new OfferOutcome.NotSuitable();
                    };
            case UnitChoice.Proposed to -> offer(it, id, to, reason, officer);
        };
    }

    /// The second of two equal requests.
    private static boolean sameAgain(Offer before, @Nullable OfferId instead, UnitId unit) {
        return before.choice().ground() == UnitChoice.Ground.PERSON
                && before.choice().unit().equals(unit)
                && (instead == null || instead.equals(before.replaces()));
    }

    private OfferOutcome offer(
            Found it, OfferId id, UnitChoice.Proposed to, String reason, Actor officer) {
        var file = it.file();
        var before = it.present();
        if (before != null) {
            steps.happen(offers.lock(List.of(before.id())), Happening.REPLACED_BY_PERSON, officer);
        }
        var offer =
                Offer.prepared(
                        id,
                        file,
                        to,
                        it.wishes().firstDay(file.key().period()),
                        before == null
                                ? finder.lastOf(List.of(file.id())).get(file.id())
                                : before.id(),
                        it.recipients());
        offers.insert(List.of(offer), it.today());
        offers.saveRecipients(Map.of(id, it.recipients()));
        offers.chosen(id, officer, reason);
        cases.refresh(List.of(file.lookedAt(it.terms().version(), it.ruleAnswer())));
        tasks.close(List.of(file.id()), SETTLED, officer, "other-unit", clock.instant());
        if (it.sealed()) {
            // Safe family first: nothing leaves by machine, and no page shows it.
            steps.happen(List.of(offer), Happening.GIVEN_BY_PERSON, officer);
            return new OfferOutcome.ForPerson(id);
        }
        cases.handler(List.of(file.id()), it.goesOn() ? Handler.RUNNING : Handler.PERSON);
        sending.proposals(
                it.terms(),
                List.of(new Sending.To(offer, it.family())),
                it.today(),
                it.family().known());
        steps.happen(List.of(offer), Happening.SENT, officer);
        return new OfferOutcome.Sent(id);
    }
}

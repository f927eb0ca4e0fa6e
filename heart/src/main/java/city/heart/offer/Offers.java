// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.hours.WorkingDays;
import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.usage.Actor;
import city.base.usage.Use;
import city.heart.casework.CaseFile;
import city.heart.casework.NewTask;
import city.heart.casework.Register;
import city.heart.casework.TaskKind;
import city.heart.casework.Tasks;
import city.heart.offer.States.Happening;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door for guardians: their offers, their answers, a person when they ask for one. Access
/// goes by recipient: who is none, or whose offer an order has closed, finds nothing.
@Service
public class Offers {
    /// Within how many working days a named official answers.
    static final int WORKING_DAYS_TO_ANSWER = 2;

    /// Whoever locks several locks them in one order.
    private static final Comparator<Offer> BY_CASE =
            Comparator.comparing(it -> it.caseId().value().toString());

    private final OfferRepository offers;
    private final OfferFinder finder;
    private final ReceivedOffers received;
    private final Tasks tasks;
    private final Register register;
    private final Links links;
    private final AcceptanceNotices telling;
    private final OfferLifecycle steps;
    private final Clock clock;

    Offers(
            OfferRepository offers,
            OfferFinder finder,
            ReceivedOffers received,
            Tasks tasks,
            Register register,
            Links links,
            AcceptanceNotices telling,
            OfferLifecycle steps,
            @CityTime Clock clock) {
        this.offers = offers;
        this.finder = finder;
        this.received = received;
        this.tasks = tasks;
        this.register = register;
        this.links = links;
        this.telling = telling;
        this.steps = steps;
        this.clock = clock;
    }

    /// What is made to this resident, or told, and is still of use; the newest first. The look is
    /// recorded as this resident's.
    @Transactional
    public List<ReceivedOffer> list(ResidentId me) {
        return looked(received.of(offers.list(finder.ofRecipient(me)), me, today()), me);
    }

    /// @return one offer, or empty if this resident is no recipient of such an offer; the look is
    ///     recorded
    @Transactional
    public Optional<ReceivedOffer> find(OfferId id, ResidentId me) {
        return looked(received.of(offers.list(List.of(id)), me, today()), me).stream().findFirst();
    }

    /// The same of these children alone.
    @Transactional
    public List<ReceivedOffer> list(ResidentId me, Collection<ResidentId> children) {
        var some =
                offers.list(finder.ofRecipient(me)).stream()
                        .filter(it -> children.contains(it.subject()))
                        .toList();
        return looked(received.of(some, me, today()), me);
    }

    private List<ReceivedOffer> looked(List<ReceivedOffer> some, ResidentId me) {
        some.stream()
                .collect(Collectors.groupingBy(it -> it.about().service()))
                .forEach((service, all) ->
                        register.looked(
                                me,
                                all.stream()
                                        .map(it -> it.about().child())
                                        .collect(Collectors.toSet()),
                                service,
                                all.size() == 1 ? about(all.getFirst().id()) : null));
        return some;
    }

    private static Use.About about(OfferId id) {
        return new Use.About(OfferId.ABOUT, id.value().toString());
    }

    /// What came of an attempt to answer. All are ordinary results, none is an exception.
    public sealed interface ReplyOutcome {
        /// The answer is kept.
        ///
        /// @param answer this version of it
        /// @param state where the offer stands now
        record Recorded(ReplyVersion answer, State state) implements ReplyOutcome {}

        /// The same answer was there already; nothing changed.
        record AlreadyAnswered(ReplyVersion earlier) implements ReplyOutcome {}

        /// The offer is decided: the answer is kept, changes nothing, and a person looks at it.
        record KeptForPerson(ReplyVersion answer) implements ReplyOutcome {}

        /// The last day has passed.
        record Lapsed(LocalDate lastDay) implements ReplyOutcome {}

        /// It is closed: withdrawn, replaced, or a person goes on with it.
        record Closed(State state) implements ReplyOutcome {}

        /// May see the offer, but does not decide for the child.
        record NotYoursToDecide() implements ReplyOutcome {}

        /// The key of what a guardian is told.
        default String notice() {
            return switch (this) {
                case Recorded _ -> "offer.notice.recorded";
                case AlreadyAnswered _ -> "offer.notice.same";
                case KeptForPerson _ -> "offer.notice.kept";
                case Lapsed _ -> "offer.notice.lapsed";
                case Closed(var state) ->
                        state == State.WITH_PERSON
                                ? "offer.notice.with-person"
                                : "offer.notice.closed";
                case NotYoursToDecide _ -> "offer.notice.not-yours";
            };
        }
    }

    /// A guardian's answer on the page: to one offer, or the same to those of children of one birth, of which the
    /// other guardians are then told once.
    ///
    /// @return what came of it, of several what was recorded; empty if this resident is no recipient of any
    @Transactional
    public Optional<ReplyOutcome> answer(
            Collection<OfferId> ids, ResidentId me, ReplyVersion.Content said) {
        return answer(ids, me, said, Medium.PAGE, null);
    }

    /// The same to one.
    ///
    /// @param text what was written beside it, at most 4,000 letters
    @Transactional
    public Optional<ReplyOutcome> answer(
            OfferId id, ResidentId me, Reply reply, @Nullable String text) {
        return answer(List.of(id), me, new ReplyVersion.Content(reply, text, List.of()));
    }

    /// An answer that an officer takes by phone, at the desk or from a letter: with the same effect.
    ///
    /// @param officer who takes it
    @Transactional
    public Optional<ReplyOutcome> record(
            OfferId id,
            ResidentId guardian,
            Reply reply,
            @Nullable String text,
            Medium medium,
            Actor officer) {
        var said = new ReplyVersion.Content(reply, text, List.of());
        return answer(List.of(id), guardian, said, medium, officer);
    }

    private Optional<ReplyOutcome> answer(
            Collection<OfferId> ids,
            ResidentId who,
            ReplyVersion.Content said,
            Medium medium,
            @Nullable Actor officer) {
        var accepted = new ArrayList<AcceptanceNotices.Accepted>();
        var outcomes =
                offers.list(ids).stream()
                        .sorted(BY_CASE)
                        .flatMap(it ->
                                answer(it.id(), who, said, medium, officer, accepted).stream())
                        .toList();
        telling.tell(accepted, today());
        // That one of several is in dispute is told before that another is not.
        return outcomes.stream().min(Comparator.comparingInt(Offers::rank));
    }

    private static int rank(ReplyOutcome outcome) {
        return outcome instanceof ReplyOutcome.Recorded recorded
                ? recorded.state() == State.CONTRARY ? 0 : 1
                : 2;
    }

    private Optional<ReplyOutcome> answer(
            OfferId id,
            ResidentId who,
            ReplyVersion.Content said,
            Medium medium,
            @Nullable Actor officer,
            List<AcceptanceNotices.Accepted> accepted) {
        var file = offers.lockCase(id);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        var offer = offers.lock(List.of(id)).getFirst();
        var today = today();
        if (offer.sealed() && officer == null) {
            return Optional.empty();
        }
        var answered = offer.answer(who, said, medium, officer, clock.instant(), today);
        answered.ifPresent(it -> {
            switch (it.outcome()) {
                case ReplyOutcome.Recorded(var answer, _) -> {
                    recorded(file.get(), offer, answer, it.move());
                    if (it.move() != null && it.move().to() == State.ACCEPTED) {
                        accepted.add(new AcceptanceNotices.Accepted(file.get(), offer, answer));
                    }
                }
                case ReplyOutcome.KeptForPerson(var answer) -> {
                    offers.insert(id, answer);
                    tasks.ask(
                            List.of(
                                    asked(
                                            offer,
                                            TaskKind.ANSWER_AFTER_DECISION,
                                            who,
                                            said.text(),
                                            null)),
                            clock.instant());
                }
                case ReplyOutcome.AlreadyAnswered _,
                        ReplyOutcome.Lapsed _,
                        ReplyOutcome.Closed _,
                        ReplyOutcome.NotYoursToDecide _ -> {}
            }
        });
        return answered.map(Offer.Answered::outcome);
    }

    private void recorded(
            CaseFile file, Offer offer, ReplyVersion answer, States.@Nullable Move move) {
        offers.insert(offer.id(), answer);
        links.close(offer.id(), answer.guardian(), clock.instant());
        if (move == null) {
            return;
        }
        steps.answered(List.of(offer), move, answer.guardian(), answer.recordedBy());
        switch (move.to()) {
            case REFUSED ->
                    tasks.ask(
                            List.of(
                                    asked(
                                            offer,
                                            TaskKind.REFUSED,
                                            null,
                                            null,
                                            answer.reply().name())),
                            clock.instant());
            case CONTRARY ->
                    tasks.ask(
                            List.of(asked(offer, TaskKind.ANSWERS_DIFFER, null, null, null)),
                            clock.instant());
            case READY -> {
                if (file.handler() == CaseFile.Handler.PERSON) {
                    tasks.ask(
                            List.of(asked(offer, TaskKind.AGREED, null, null, null)),
                            clock.instant());
                }
            }
            default -> {}
        }
    }

    /// Somebody asks for a person, or for an interpreter.
    ///
    /// @return the day by which a named official answers; empty if this resident is no recipient
    @Transactional
    public Optional<LocalDate> askForPerson(
            OfferId id, ResidentId me, boolean interpreter, @Nullable String text) {
        var today = today();
        if (offers.lockCase(id).isEmpty()) {
            return Optional.empty();
        }
        return offers.lock(List.of(id)).stream()
                .filter(it -> visible(it, me, today))
                .findFirst()
                .map(offer -> {
                    var by = WorkingDays.after(today, WORKING_DAYS_TO_ANSWER);
                    tasks.ask(
                            List.of(
                                    NewTask.of(
                                                    offer.caseId(),
                                                    offer.id().value(),
                                                    interpreter
                                                            ? TaskKind.INTERPRETER
                                                            : TaskKind.PERSON_PLEASE,
                                                    false)
                                            .by(me, text)
                                            .until(by)),
                            clock.instant());
                    return by;
                });
    }

    /// All that a one-time link shows: unit, first day, last day. No child's name, no home, no way, no
    /// reasons.
    ///
    /// @param serviceVersion whose texts explain it
    /// @param lastDay of the recipient, as it was told
    /// @param lastOfAll of the last guardian, as it was told
    /// @param joint several guardians decide together
    /// @param children how many children of one birth it is about
    public record LinkShown(
            String service,
            String serviceVersion,
            UnitId unit,
            LocalDate firstDay,
            LocalDate lastDay,
            LocalDate lastOfAll,
            ReceivedOffer.Nothing ifNothing,
            State state,
            boolean joint,
            int children) {}

    /// What a one-time link shows. Changes nothing and never uses it up.
    ///
    /// @return empty where the link is unknown, answered, closed or lapsed: all look the same
    @Transactional(readOnly = true)
    public Optional<LinkShown> link(String token) {
        var today = today();
        var holders = alive(token);
        return holders.stream()
                .findFirst()
                .flatMap(it ->
                        offers.list(List.of(it.offer())).stream()
                                .findFirst()
                                .flatMap(one ->
                                        received.link(one, it.resident(), holders.size(), today)));
    }

    /// In which language whoever holds a one-time link was written to, also where it is used up.
    public Optional<Language> languageOfLink(String token) {
        return links.languageOf(token);
    }

    /// Accepts through a one-time link, for each child that it is about.
    ///
    /// @return what came of it; empty where the link is dead
    @Transactional
    public Optional<ReplyOutcome> acceptByLink(String token) {
        var holders = alive(token);
        return holders.stream()
                .findFirst()
                .flatMap(it ->
                        answer(
                                holders.stream().map(Links.Holder::offer).toList(),
                                it.resident(),
                                new ReplyVersion.Content(Reply.ACCEPT, null, List.of()),
                                Medium.LINK,
                                null));
    }

    /// "Not my child": closes the link and every other of its offers, and asks a person.
    ///
    /// @return false where the link was dead already
    @Transactional
    public boolean notMyChild(String token) {
        var holders = alive(token);
        return !holders.isEmpty()
                && notMyChild(
                        holders.stream().map(Links.Holder::offer).toList(),
                        holders.getFirst().resident());
    }

    /// The same, said on the page by somebody who is signed in.
    ///
    /// @return false if this resident is no recipient of any of these offers
    @Transactional
    public boolean notMyChild(Collection<OfferId> ids, ResidentId me) {
        return offers.list(ids).stream()
                .sorted(BY_CASE)
                .map(it -> notMyChild(it.id(), me))
                .reduce(false, Boolean::logicalOr);
    }

    private boolean notMyChild(OfferId id, ResidentId me) {
        if (offers.lockCase(id).isEmpty()) {
            return false;
        }
        var offer = offers.lock(List.of(id)).getFirst();
        if (!visible(offer, me, today())) {
            return false;
        }
        steps.happen(List.of(offer), Happening.NOT_MY_CHILD, Actor.resident(me));
        links.close(List.of(id), clock.instant());
        tasks.ask(List.of(asked(offer, TaskKind.NOT_MY_CHILD, me, null, null)), clock.instant());
        return true;
    }

    private List<Links.Holder> alive(String token) {
        var today = today();
        return links.find(token).stream()
                .filter(holder ->
                        offers.list(List.of(holder.offer())).stream()
                                .anyMatch(it -> answerable(it, holder.resident(), today)))
                .toList();
    }

    static boolean answerable(Offer offer, ResidentId who, LocalDate today) {
        return visible(offer, who, today)
                && offer.state().takesAnswers()
                && offer.state() != State.DECIDED
                && offer.recipient(who)
                        .filter(it -> it.mayAnswer(today))
                        .map(Recipient::lastDay)
                        .filter(it -> !today.isAfter(it))
                        .isPresent();
    }

    /// Not before it is sent, not after an order has closed it, and only to its recipients.
    public static boolean visible(Offer offer, ResidentId who, LocalDate today) {
        return !offer.sealed()
                && offer.sentOn() != null
                && offer.recipient(who).filter(it -> it.maySee(today)).isPresent();
    }

    private static NewTask asked(
            Offer offer,
            TaskKind ask,
            @Nullable ResidentId by,
            @Nullable String text,
            @Nullable String detail) {
        return NewTask.of(offer.caseId(), offer.id().value(), ask, offer.sealed())
                .because(detail)
                .by(by, text);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}

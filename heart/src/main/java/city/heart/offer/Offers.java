// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.shared.WorkingDays;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseId;
import city.heart.casework.NewTask;
import city.heart.casework.Register;
import city.heart.casework.Rules;
import city.heart.casework.TaskKind;
import city.heart.casework.Tasks;
import city.heart.casework.Terms;
import city.heart.offer.States.Happening;
import city.heart.population.Family;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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

    private final OfferRepository offers;
    private final OfferFinder finder;
    private final CaseFiles cases;
    private final Tasks tasks;
    private final OfferDecisions decisions;
    private final Rules rules;
    private final Register register;
    private final Links links;
    private final Sending sending;
    private final OfferLifecycle steps;
    private final Clock clock;

    Offers(
            OfferRepository offers,
            OfferFinder finder,
            CaseFiles cases,
            Tasks tasks,
            OfferDecisions decisions,
            Rules rules,
            Register register,
            Links links,
            Sending sending,
            OfferLifecycle steps,
            @CityTime Clock clock) {
        this.offers = offers;
        this.finder = finder;
        this.cases = cases;
        this.tasks = tasks;
        this.decisions = decisions;
        this.rules = rules;
        this.register = register;
        this.links = links;
        this.sending = sending;
        this.steps = steps;
        this.clock = clock;
    }

    /// What is made to this resident, or told, and is still of use; the newest first. The look is
    /// recorded as this resident's.
    @Transactional
    public List<OfferSeen> list(ResidentId me) {
        return looked(seen(offers.list(finder.ofRecipient(me)), me), me);
    }

    /// @return one offer, or empty if this resident is no recipient of such an offer; the look is
    ///     recorded
    @Transactional
    public Optional<OfferSeen> find(OfferId id, ResidentId me) {
        return looked(seen(offers.list(List.of(id)), me), me).stream().findFirst();
    }

    private List<OfferSeen> looked(List<OfferSeen> seen, ResidentId me) {
        seen.stream()
                .collect(
                        Collectors.groupingBy(
                                it -> it.about().service(),
                                Collectors.mapping(it -> it.about().child(), Collectors.toSet())))
                .forEach((service, children) -> register.looked(me, children, service));
        return seen;
    }

    /// What came of an attempt to answer. All are ordinary results, none is an exception.
    public sealed interface Outcome {
        /// The answer is kept.
        ///
        /// @param answer this version of it
        /// @param state where the offer stands now
        record Recorded(ReplyVersion answer, State state) implements Outcome {}

        /// The same answer was there already; nothing changed.
        record AlreadyAnswered(ReplyVersion earlier) implements Outcome {}

        /// The offer is decided: the answer is kept, changes nothing, and a person looks at it.
        record KeptForPerson(ReplyVersion answer) implements Outcome {}

        /// The last day has passed.
        record Lapsed(LocalDate lastDay) implements Outcome {}

        /// It is closed: withdrawn, replaced, or a person goes on with it.
        record Closed() implements Outcome {}

        /// May see the offer, but does not decide for the child.
        record NotYoursToDecide() implements Outcome {}
    }

    /// A guardian's answer on the page.
    ///
    /// @param text what was written beside it, at most 4,000 letters
    /// @return the outcome, or empty if this resident is no recipient of such an offer
    @Transactional
    public Optional<Outcome> answer(OfferId id, ResidentId me, Reply reply, @Nullable String text) {
        return answer(id, me, reply, text, Medium.PAGE, null);
    }

    /// An answer that an officer takes by phone, at the desk or from a letter: with the same effect.
    ///
    /// @param officer who takes it
    @Transactional
    public Optional<Outcome> record(
            OfferId id,
            ResidentId guardian,
            Reply reply,
            @Nullable String text,
            Medium medium,
            String officer) {
        return answer(id, guardian, reply, text, medium, officer);
    }

    public Optional<Outcome> answer(
            OfferId id,
            ResidentId who,
            Reply reply,
            @Nullable String text,
            Medium medium,
            @Nullable String officer) {
        var file = offers.lockCase(id);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        var offer = offers.lock(List.of(id)).getFirst();
        var today = today();
        if (offer.sealed() && officer == null) {
            return Optional.empty();
        }
        var answered = offer.answer(who, reply, text, medium, officer, clock.instant(), today);
        answered.ifPresent(it -> {
            switch (it.outcome()) {
                case Outcome.Recorded(var answer, _) ->
                        recorded(file.get(), offer, answer, it.move(), today);
                case Outcome.KeptForPerson(var answer) -> {
                    offers.insert(id, answer);
                    tasks.ask(
                            List.of(asked(offer, TaskKind.ANSWER_AFTER_DECISION, who, text, null)),
                            clock.instant());
                }
                case Outcome.AlreadyAnswered _,
                        Outcome.Lapsed _,
                        Outcome.Closed _,
                        Outcome.NotYoursToDecide _ -> {}
            }
        });
        return answered.map(Offer.Answered::outcome);
    }

    private void recorded(
            CaseFile file,
            Offer offer,
            ReplyVersion answer,
            States.@Nullable Move move,
            LocalDate today) {
        offers.insert(offer.id(), answer);
        links.close(offer.id(), answer.guardian(), clock.instant());
        if (move == null) {
            return;
        }
        steps.move(List.of(offer), move, "resident/" + answer.guardian().value());
        switch (move.to()) {
            case ACCEPTED -> tell(file, offer, answer, today);
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

    private void tell(CaseFile file, Offer offer, ReplyVersion answer, LocalDate today) {
        var family = family(file);
        // Looked at again: an order may have been stored a moment ago.
        if (family != null && !family.order() && family.child().died() == null) {
            rules.find(file.key().service(), file.serviceVersion())
                    .ifPresent(terms -> sending.told(terms, offer, answer, family, today));
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
    /// @param accepted another guardian has accepted
    /// @param children how many children of one birth it is about
    public record LinkShown(
            String service,
            String serviceVersion,
            UnitId unit,
            LocalDate firstDay,
            LocalDate lastDay,
            LocalDate lastOfAll,
            OfferSeen.Nothing ifNothing,
            boolean accepted,
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
                                        linkSeen(one, it.resident(), holders.size(), today)));
    }

    private Optional<LinkShown> linkSeen(
            Offer offer, ResidentId who, int children, LocalDate today) {
        var lastDay = offer.recipient(who).map(it -> it.dayToShow(today)).orElse(null);
        return lastDay == null
                ? Optional.empty()
                : cases.find(offer.caseId())
                        .map(file ->
                                new LinkShown(
                                        file.key().service(),
                                        file.serviceVersion(),
                                        offer.choice().unit(),
                                        offer.firstDay(),
                                        lastDay,
                                        offer.dayToShow(today).orElse(lastDay),
                                        nothing(offer, file),
                                        offer.state() != State.OPEN,
                                        children));
    }

    /// In which language whoever holds a one-time link was written to, also where it is used up.
    public Optional<Language> languageOfLink(String token) {
        return links.languageOf(token);
    }

    /// Accepts through a one-time link, for each child that it is about.
    ///
    /// @return what came of it for the first; empty where the link is dead
    @Transactional
    public Optional<Outcome> acceptByLink(String token) {
        return alive(token).stream()
                .flatMap(it ->
                        answer(it.offer(), it.resident(), Reply.ACCEPT, null, Medium.LINK, null)
                                .stream())
                .reduce((first, _) -> first);
    }

    /// "Not my child": closes the link and every other of its offers, and asks a person.
    ///
    /// @return false where the link was dead already
    @Transactional
    public boolean notMyChild(String token) {
        return alive(token).stream()
                .map(it -> notMyChild(it.offer(), it.resident()))
                .reduce(false, Boolean::logicalOr);
    }

    /// The same, said on the page by somebody who is signed in.
    ///
    /// @return false if this resident is no recipient of such an offer
    @Transactional
    public boolean notMyChild(OfferId id, ResidentId me) {
        if (offers.lockCase(id).isEmpty()) {
            return false;
        }
        var offer = offers.lock(List.of(id)).getFirst();
        if (!visible(offer, me, today())) {
            return false;
        }
        steps.happen(List.of(offer), Happening.NOT_MY_CHILD, "resident/" + me.value());
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

    private static boolean answerable(Offer offer, ResidentId who, LocalDate today) {
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

    private List<OfferSeen> seen(List<Offer> all, ResidentId me) {
        var today = today();
        var mine = all.stream().filter(it -> visible(it, me, today)).toList();
        var files = files(mine);
        var numbers = cases.caseNumbers(files.keySet());
        var decided = decisions.of(mine.stream().map(Offer::id).toList());
        return mine.stream()
                .map(it ->
                        seen(
                                it,
                                me,
                                files,
                                Objects.requireNonNull(numbers.get(it.caseId())),
                                decided.get(it.id()),
                                today))
                .sorted(java.util.Comparator.comparing(OfferSeen::sentOn).reversed())
                .toList();
    }

    private OfferSeen seen(
            Offer offer,
            ResidentId me,
            Map<CaseId, CaseFile> files,
            String caseNumber,
            @Nullable UUID decision,
            LocalDate today) {
        var file = Objects.requireNonNull(files.get(offer.caseId()));
        var recipient = offer.recipient(me).orElseThrow();
        var answerBy = recipient.dayToShow(today);
        var lastDay = offer.dayToShow(today).orElse(null);
        return new OfferSeen(
                offer.id(),
                offer.caseId(),
                caseNumber,
                new OfferSeen.About(
                        file.key().service(),
                        file.serviceVersion(),
                        file.key().period(),
                        offer.subject()),
                offer.state(),
                new OfferSeen.Place(
                        offer.choice().unit(),
                        offer.choice().ground(),
                        offer.choice().wayMetres(),
                        offer.firstDay()),
                Objects.requireNonNull(offer.sentOn()),
                recipient,
                answerable(offer, me, today)
                        || (offer.state() == State.DECIDED
                                && recipient.mayAnswer(today)
                                && recipient.lastDay() != null
                                && !today.isAfter(recipient.lastDay())),
                offer.latestOf(me).orElse(null),
                offer.answers().stream()
                        .filter(it -> !it.guardian().equals(me))
                        .filter(it -> offer.latestOf(it.guardian()).filter(it::equals).isPresent())
                        .map(ReplyVersion::reply)
                        .toList(),
                nothing(offer, file),
                answerBy == null ? lastDay : answerBy,
                lastDay,
                offer.replaces(),
                decision,
                file.ruleAnswer());
    }

    /// What follows where nobody does anything more.
    private OfferSeen.Nothing nothing(Offer offer, CaseFile file) {
        return switch (offer.state()) {
            case OPEN ->
                    offer.asked()
                            ? OfferSeen.Nothing.PERSON
                            : rules.find(file.key().service(), file.serviceVersion())
                                            .map(Terms::decidesOnSilence)
                                            .orElse(false)
                                    ? OfferSeen.Nothing.DECIDES_ON_PROPOSAL
                                    : OfferSeen.Nothing.REMINDS;
            case ACCEPTED, READY -> OfferSeen.Nothing.DECIDES_ON_PROPOSAL;
            case REMINDED, PARTLY_REFUSED, REFUSED, CONTRARY, WITH_PERSON, PREPARED ->
                    OfferSeen.Nothing.PERSON;
            case DECIDED, WITHDRAWN, REPLACED -> OfferSeen.Nothing.NOTHING;
        };
    }

    private Map<CaseId, CaseFile> files(Collection<Offer> some) {
        Map<CaseId, CaseFile> files = new HashMap<>();
        cases.list(some.stream().map(Offer::caseId).toList()).forEach(it -> files.put(it.id(), it));
        return files;
    }

    private @Nullable Family family(CaseFile file) {
        return register.families(List.of(file.key().child()), file.key().service())
                .get(file.key().child());
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

// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.signin.RightScope;
import city.base.usage.Use;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseFilter;
import city.heart.casework.CaseId;
import city.heart.casework.CaseKey;
import city.heart.casework.Flow;
import city.heart.casework.Register;
import city.heart.casework.RuleAnswer;
import city.heart.casework.Rules;
import city.heart.casework.TaskKind;
import city.heart.casework.Tasks;
import city.heart.casework.Terms;
import city.heart.casework.UnreadableTexts;
import city.heart.message.Reachability.Reach;
import city.heart.offer.Offer;
import city.heart.offer.OfferId;
import city.heart.offer.OffersToDecide;
import city.heart.offer.Reply;
import city.heart.offer.State;
import city.heart.population.Family;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door of decisions: signed by an officer singly or in batches, made by the machine only
/// under a deployment decision, read as a document, decided again to the same answer.
@Service
public class Decisions {
    private static final Set<State> BY_CONSIDERATION =
            Set.of(State.WITH_PERSON, State.REFUSED, State.CONTRARY, State.PARTLY_REFUSED);

    private final OffersToDecide offers;
    private final CaseFiles cases;
    private final Tasks tasks;
    private final DecisionRepository decisions;
    private final Rules rules;
    private final Register register;
    private final DecisionWriter writer;
    private final Documents documents;
    private final Clock clock;

    Decisions(
            OffersToDecide offers,
            CaseFiles cases,
            Tasks tasks,
            DecisionRepository decisions,
            Rules rules,
            Register register,
            DecisionWriter writer,
            Documents documents,
            @CityTime Clock clock) {
        this.offers = offers;
        this.cases = cases;
        this.tasks = tasks;
        this.decisions = decisions;
        this.rules = rules;
        this.register = register;
        this.writer = writer;
        this.documents = documents;
        this.clock = clock;
    }

    /// What came of signing one prepared decision. All are ordinary results.
    public sealed interface SignOutcome {
        /// Decided, and on its way to the parties.
        record Signed(DecisionId decision) implements SignOutcome {}

        /// The look before the signature found something: a person goes on with it, nothing was sent.
        record Overtaken() implements SignOutcome {}

        /// The service's version cannot be read, so that no document can be written: it waits.
        record Unreadable() implements SignOutcome {}

        /// There is nothing to sign in this state.
        record NotReady(State state) implements SignOutcome {}
    }

    /// Signs prepared decisions, one or many. Each family is looked at once more before; whoever is
    /// overtaken by events is left to a person and the others go on.
    ///
    /// @return what came of each, in the order asked
    @Transactional
    public Map<OfferId, SignOutcome> sign(Collection<OfferId> ids, Decision.By officer) {
        if (officer.kind() != Decision.By.Kind.OFFICER) {
            throw new IllegalArgumentException("The machine does not sign: see decideByMachine");
        }
        return decide(ids, officer);
    }

    /// An officer's own consideration where the machine may not go on: the proposed place after all,
    /// with everything that is known, also for a family that a person handles. The parties get it as
    /// every other decision; only where a non-disclosure order stands nothing leaves by machine, and the
    /// officer gives it to them.
    ///
    /// @param reasoning why, in the officer's own words: it stands in the document
    /// @return empty where there is no such offer
    @Transactional
    public Optional<SignOutcome> decideByConsideration(
            OfferId id, Decision.Reasoning reasoning, Decision.By officer) {
        return offers.lockCase(id)
                .map(file -> {
                    var offer = offers.lock(List.of(id)).getFirst();
                    if (!BY_CONSIDERATION.contains(offer.state())
                            && !(offer.state() == State.READY
                                    && file.handler() == CaseFile.Handler.PERSON)) {
                        return new SignOutcome.NotReady(offer.state());
                    }
                    var terms = terms(file);
                    if (terms == null) {
                        return new SignOutcome.Unreadable();
                    }
                    var family = family(file.key());
                    var told =
                            offer.sealed()
                                            || family == null
                                            || family.order()
                                            || family.child().died() != null
                                    ? null
                                    : family;
                    var contacts =
                            told == null
                                    ? Map.<ResidentId, Reach>of()
                                    : offers.reach(offer.deciders(today()), file.key().service());
                    var made =
                            writer.make(
                                    file,
                                    offer,
                                    terms,
                                    file.ruleAnswer(),
                                    Decision.Because.PERSON,
                                    reasoning,
                                    officer,
                                    contacts);
                    decisions.insert(List.of(made));
                    offers.signed(List.of(offer), officer.actor());
                    if (told != null) {
                        offers.give(
                                writer.letters(made, offer, terms, told, contacts), told.known());
                    }
                    tasks.close(
                            List.of(file.id()),
                            Set.of(TaskKind.values()),
                            officer.actor(),
                            "decided",
                            clock.instant());
                    return new SignOutcome.Signed(made.id());
                });
    }

    /// Decides what is ready in services that may be decided by machine, up to a thousand.
    ///
    /// @return for how many something followed
    @Transactional
    public int decideByMachine() {
        var today = today();
        var count = 0;
        for (var terms : rules.published()) {
            var under = terms.deployment();
            if (under != null && !today.isBefore(under.on())) {
                var ready =
                        offers
                                .ready(
                                        CaseFilter.of(terms.service(), RightScope.ALL),
                                        0,
                                        Flow.AT_MOST)
                                .stream()
                                .filter(it -> !it.asked() && !it.sealed())
                                // A yes of all can be changed until the last day: the machine
                                // waits.
                                .filter(it -> it.lastDay().filter(today::isAfter).isPresent())
                                .map(Offer::id)
                                .toList();
                count +=
                        (int)
                                decide(ready, Decision.By.machine(under)).values().stream()
                                        .filter(it -> !(it instanceof SignOutcome.NotReady))
                                        .count();
            }
        }
        return count;
    }

    /// Cases whose families have been asked something that can still change their place.
    private Map<OfferId, SignOutcome> decide(Collection<OfferId> ids, Decision.By by) {
        var today = today();
        Map<OfferId, SignOutcome> came = new LinkedHashMap<>();
        var all = offers.list(ids);
        Map<CaseId, CaseFile> files = new HashMap<>();
        cases.list(all.stream().map(Offer::caseId).toList()).forEach(it -> files.put(it.id(), it));
        all.stream()
                .collect(
                        Collectors.groupingBy(it ->
                                Objects.requireNonNull(files.get(it.caseId())).key().service()))
                .forEach((service, some) -> decide(service, some, files, by, today, came));
        return came;
    }

    private void decide(
            String service,
            List<Offer> some,
            Map<CaseId, CaseFile> files,
            Decision.By by,
            LocalDate today,
            Map<OfferId, SignOutcome> came) {
        var terms = terms(Objects.requireNonNull(files.get(some.getFirst().caseId())));
        if (terms == null) {
            some.forEach(it -> came.put(it.id(), new SignOutcome.Unreadable()));
            return;
        }
        var free = offers.lookAgain(terms, some, today);
        var locked = offers.lock(some.stream().map(Offer::id).toList());
        var contacts =
                offers.reach(
                        locked.stream()
                                .flatMap(it -> it.deciders(today).stream())
                                .distinct()
                                .toList(),
                        service);
        var made = new ArrayList<Decision>();
        var decided = new ArrayList<Offer>();
        var posts = new ArrayList<OffersToDecide.Given>();
        for (var offer : locked) {
            var seen = free.get(offer.subject());
            if (offer.state() != State.READY) {
                came.put(
                        offer.id(),
                        seen == null
                                ? new SignOutcome.Overtaken()
                                : new SignOutcome.NotReady(offer.state()));
            } else if (seen == null) {
                came.put(offer.id(), new SignOutcome.Overtaken());
            } else {
                var file = Objects.requireNonNull(files.get(offer.caseId()));
                var decision =
                        writer.make(
                                file,
                                offer,
                                terms,
                                seen.ruleAnswer(),
                                because(offer),
                                null,
                                by,
                                contacts);
                made.add(decision);
                decided.add(offer);
                came.put(offer.id(), new SignOutcome.Signed(decision.id()));
                posts.addAll(writer.letters(decision, offer, terms, seen.family(), contacts));
            }
        }
        if (!made.isEmpty()) {
            decisions.insert(made);
            offers.signed(decided, by.actor());
            offers.give(posts, made.getFirst().ruleAnswer().known());
        }
    }

    private static Decision.Because because(Offer offer) {
        return offer.answers().stream().anyMatch(it -> it.reply() == Reply.ACCEPT)
                ? Decision.Because.ACCEPTED
                : Decision.Because.SILENCE;
    }

    /// How many `prepared` would list.
    @Transactional(readOnly = true)
    public long countPrepared(CaseFilter filter) {
        return offers.countReady(filter);
    }

    /// The children of all that `prepared` would list.
    @Transactional(readOnly = true)
    public List<ResidentId> peoplePrepared(CaseFilter filter) {
        return offers.peopleReady(filter);
    }

    /// Prepared decisions that wait for a signature, the oldest first.
    @Transactional(readOnly = true)
    public List<Prepared> prepared(CaseFilter filter, int offset, int limit) {
        var ready = offers.ready(filter, offset, limit);
        Map<CaseId, CaseFile> files = new HashMap<>();
        cases.list(ready.stream().map(Offer::caseId).toList())
                .forEach(it -> files.put(it.id(), it));
        return ready.stream()
                .map(it ->
                        new Prepared(
                                it.id(),
                                it.caseId(),
                                it.key().service(),
                                it.subject(),
                                it.unit(),
                                it.firstDay(),
                                because(it),
                                it.asked(),
                                Objects.requireNonNull(files.get(it.caseId())).ruleAnswer()))
                .toList();
    }

    /// A decision prepared by the machine.
    ///
    /// @param asked a guardian waits for a person: look at that first
    public record Prepared(
            OfferId offer,
            CaseId caseId,
            String service,
            ResidentId child,
            city.base.shared.UnitId unit,
            LocalDate firstDay,
            Decision.Because because,
            boolean asked,
            RuleAnswer ruleAnswer) {}

    /// @return the record, for the desk; empty where there is none
    @Transactional(readOnly = true)
    public Optional<Decision> find(DecisionId id) {
        return decisions.find(id);
    }

    /// The document, for a recipient of the offer; empty for everybody else, and where an order has
    /// closed it.
    @Transactional
    public Optional<DecisionDocument> document(DecisionId id, ResidentId me, Language language) {
        return decisions
                .find(id)
                .filter(it -> offers.visible(it.offer(), me, today()))
                .map(it -> {
                    register.looked(
                            me,
                            List.of(it.key().child()),
                            it.key().service(),
                            new Use.About(DecisionId.ABOUT, id.value().toString()));
                    return write(
                            it,
                            language,
                            it.parties().stream()
                                    .filter(party -> party.resident().equals(me))
                                    .findFirst()
                                    .orElse(null));
                });
    }

    /// The document at the desk. The caller has checked who may see a family under an order.
    @Transactional
    public Optional<DecisionDocument> document(DecisionId id, Language language) {
        return decisions.find(id).map(it -> write(it, language, null));
    }

    private DecisionDocument write(
            Decision decision, Language language, Decision.@Nullable Party reader) {
        var terms =
                rules.find(decision.key().service(), decision.serviceVersion())
                        .orElseThrow(() ->
                                new UnreadableTexts(
                                        decision.key().service(), decision.serviceVersion()));
        return documents.write(
                decision,
                cases.caseNumber(decision.caseId()),
                terms,
                language,
                family(decision.key()),
                reader,
                offers.list(List.of(decision.offer())).getFirst());
    }

    private @Nullable Family family(CaseKey key) {
        return register.families(List.of(key.child()), key.service()).get(key.child());
    }

    /// Decides again, with the facts as they were given and the rule as it was: whatever was learned or
    /// corrected since, the record must say the same.
    ///
    /// @return empty where there is no such decision
    @Transactional(readOnly = true)
    public Optional<Recomputed> recompute(DecisionId id) {
        return decisions
                .find(id)
                .map(it ->
                        new Recomputed(
                                it.ruleAnswer(),
                                rules.recompute(
                                        it.key().service(), it.serviceVersion(), it.ruleAnswer())));
    }

    /// A decision and the same decided again.
    public record Recomputed(RuleAnswer then, RuleAnswer now) {
        /// True where the record is the same, to the letter.
        public boolean same() {
            return then.equals(now);
        }
    }

    /// Null where a version is needed that cannot be read.
    private @Nullable Terms terms(CaseFile file) {
        var service = file.key().service();
        return rules.unreadable().contains(service)
                ? null
                : rules.inForce(service)
                        .or(() -> rules.find(service, file.serviceVersion()))
                        .orElse(null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}

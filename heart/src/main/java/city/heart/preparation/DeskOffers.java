// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.base.signin.RightScope;
import city.base.usage.Actor;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseFilter;
import city.heart.casework.CaseId;
import city.heart.casework.CaseLists;
import city.heart.casework.Flow;
import city.heart.casework.NewTask;
import city.heart.casework.Register;
import city.heart.casework.Rules;
import city.heart.casework.TaskKind;
import city.heart.casework.Tasks;
import city.heart.offer.DeskOfferRepository;
import city.heart.offer.Offer;
import city.heart.offer.OfferId;
import city.heart.offer.OfferLifecycle;
import city.heart.offer.OfferLine;
import city.heart.offer.OfferRepository;
import city.heart.offer.Posted;
import city.heart.offer.Sending;
import city.heart.offer.State;
import city.heart.offer.States.Happening;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door for officers: offers by state and by case, families in hand, offers taken back.
@Service
public class DeskOffers {
    private final CaseFiles cases;
    private final Tasks tasks;
    private final OfferRepository offers;
    private final DeskOfferRepository desk;
    private final OfferLifecycle steps;
    private final Rules rules;
    private final Register register;
    private final Posted posted;
    private final Sending sending;
    private final Flow flow;
    private final Clock clock;

    DeskOffers(
            CaseFiles cases,
            Tasks tasks,
            OfferRepository offers,
            DeskOfferRepository desk,
            OfferLifecycle steps,
            Rules rules,
            Register register,
            Posted posted,
            Sending sending,
            Flow flow,
            @CityTime Clock clock) {
        this.cases = cases;
        this.tasks = tasks;
        this.offers = offers;
        this.desk = desk;
        this.steps = steps;
        this.rules = rules;
        this.register = register;
        this.posted = posted;
        this.sending = sending;
        this.flow = flow;
        this.clock = clock;
    }

    /// How many offers stand in which state: as many as the lists of `inState` have rows.
    @Transactional(readOnly = true)
    public Map<State, Integer> counts(CaseFilter filter) {
        return desk.counts(filter);
    }

    /// The children of those that stand in a state.
    @Transactional(readOnly = true)
    public List<ResidentId> people(State state, CaseFilter filter) {
        return desk.people(state, filter);
    }

    /// The units of those that stand in a state, by id, with how many each has.
    @Transactional(readOnly = true)
    public List<CaseLists.Count> units(State state, RightScope scope) {
        return desk.units(state, scope);
    }

    /// A case with its offers, the newest first.
    public record OfferedCase(CaseFile file, List<OfferLine> offers) {
        public OfferedCase {
            offers = List.copyOf(offers);
        }
    }

    /// One case with its offers.
    ///
    /// @param scope whether the officer may handle a family under an order
    /// @return empty where there is no such case, or not for this officer
    @Transactional(readOnly = true)
    public Optional<OfferedCase> find(CaseId id, RightScope scope) {
        return offered(List.of(id), scope).stream().findFirst();
    }

    /// Cases whose offer stands in a state with all their offers, first those whose last day is next;
    /// one for each offer.
    ///
    /// @param offset how many are passed over
    @Transactional(readOnly = true)
    public List<OfferedCase> inState(State state, CaseFilter filter, int offset, int limit) {
        return offered(desk.byState(state, filter, offset, limit), filter.scope());
    }

    /// @param ids may name a case more than once
    private List<OfferedCase> offered(List<CaseId> ids, RightScope scope) {
        Map<CaseId, CaseFile> files = new HashMap<>();
        cases.list(ids).stream()
                .filter(it -> scope.reaches(it.secret()))
                .forEach(it -> files.put(it.id(), it));
        var lines = ofCases(files.keySet());
        return ids.stream()
                .map(files::get)
                .filter(Objects::nonNull)
                .map(it -> new OfferedCase(it, lines.getOrDefault(it.id(), List.of())))
                .toList();
    }

    /// The offers of these cases, the newest first.
    @Transactional(readOnly = true)
    public Map<CaseId, List<OfferLine>> ofCases(Collection<CaseId> ids) {
        var newestFirst = desk.ofCases(ids);
        Map<OfferId, Offer> byId = new HashMap<>();
        offers.list(newestFirst.values().stream().flatMap(List::stream).toList())
                .forEach(it -> byId.put(it.id(), it));
        var chosen = desk.chosen(ids);
        Map<CaseId, List<OfferLine>> lines = new HashMap<>();
        newestFirst.forEach((file, its) ->
                lines.put(
                        file,
                        its.stream()
                                .map(byId::get)
                                .filter(Objects::nonNull)
                                .map(it -> line(it, chosen.get(it.id())))
                                .toList()));
        return lines;
    }

    private static OfferLine line(Offer it, OfferLine.@Nullable Chosen chosen) {
        return new OfferLine(
                it.id(),
                it.state(),
                it.choice(),
                it.firstDay(),
                it.sentOn(),
                it.replaces(),
                it.sealed(),
                it.recipients(),
                it.answers(),
                chosen);
    }

    /// What happened to an offer, the oldest first.
    @Transactional(readOnly = true)
    public List<OfferLine.Moved> history(OfferId offer) {
        return desk.history(offer);
    }

    /// "A person handles this": all automation for the child stops at once, in every service.
    ///
    /// @param by an officer, or the guardian who asked for it
    /// @param because the officer's words, for the desk only; null where a guardian asked for it
    @Transactional
    public void takeInHand(ResidentId child, Actor by, @Nullable String because) {
        var now = clock.instant();
        var files = cases.lockOpenOfChildren(List.of(child));
        cases.takeInHand(child, by, because, now);
        var held = offers.lockOfChildren(List.of(child));
        var stopped = steps.happen(held, Happening.TAKEN_OVER, by, because);
        cases.handler(
                files.stream().filter(it -> it.handler().byMachine()).map(CaseFile::id).toList(),
                CaseFile.Handler.PERSON);
        tasks.ask(
                files.stream()
                        .filter(it -> it.handler().byMachine())
                        .map(it ->
                                NewTask.of(
                                        it.id(),
                                        stopped.stream()
                                                .filter(o -> o.caseId().equals(it.id()))
                                                .map(o -> o.id().value())
                                                .findFirst()
                                                .orElse(null),
                                        TaskKind.IN_HAND,
                                        false))
                        .toList(),
                now);
    }

    /// The child's cases that a person has and can give back to the machine, each with its offers.
    @Transactional(readOnly = true)
    public List<OfferedCase> mayGoBack(ResidentId child, RightScope scope) {
        return offered(
                cases.of(child, scope).stream()
                        .filter(DeskOffers::mayGoBack)
                        .map(CaseFile::id)
                        .toList(),
                scope);
    }

    private static boolean mayGoBack(CaseFile file) {
        return file.handler() == CaseFile.Handler.PERSON && !file.secret();
    }

    /// The machine may go on with this child again: whoever had it in hand gives it back, what waited for a person
    /// and was not decided is taken back, and the child is looked at anew at once. What the rule leaves to a person
    /// stays with one.
    ///
    /// @param because the officer's words, for the desk only
    @Transactional
    public void giveBack(ResidentId child, Actor officer, String because) {
        var now = clock.instant();
        var files =
                cases.lockOpenOfChildren(List.of(child)).stream()
                        .filter(DeskOffers::mayGoBack)
                        .map(CaseFile::id)
                        .toList();
        cases.giveBack(child, officer, because, now);
        var held =
                offers.lockOfChildren(List.of(child)).stream()
                        .filter(it -> files.contains(it.caseId()) && !it.sealed())
                        .toList();
        held.stream()
                .filter(it -> it.state().open())
                .forEach(it -> withdraw(it.id(), officer, because));
        tasks.close(files, Set.of(TaskKind.IN_HAND), officer, "given-back", now);
        cases.handler(files, CaseFile.Handler.RUNNING);
        flow.decideNow(child, officer);
    }

    /// An officer takes an offer or a decided place back (after a decision by the Administrative
    /// Procedure Act 434/2003, section 50). Whom the offer had reached is written to; of a decision,
    /// and where an order stands, the officer tells the family. The case stays with a person: the machine
    /// proposes nothing in its place.
    ///
    /// @param because the officer's words, for the desk only
    /// @return empty where there is no such offer
    @Transactional
    public Optional<Withdrawn> withdraw(OfferId id, Actor officer, String because) {
        return offers.lockCase(id)
                .map(file -> {
                    var offer = offers.lock(List.of(id)).getFirst();
                    var reached = posted.reached(id);
                    var done =
                            !steps.happen(
                                            List.of(offer),
                                            Happening.WITHDRAWN_BY_PERSON,
                                            officer,
                                            because)
                                    .isEmpty();
                    return new Withdrawn(
                            offers.list(List.of(id)).getFirst().state(),
                            done && told(file, offer, reached));
                });
    }

    /// Where an offer stands after an officer took it back.
    ///
    /// @param told the guardians are written to; where not, the officer tells them
    public record Withdrawn(State state, boolean told) {}

    private boolean told(CaseFile file, Offer offer, Set<ResidentId> reached) {
        var service = file.key().service();
        var child = file.key().child();
        var family = register.families(List.of(child), service).get(child);
        return family != null
                && rules.find(service, file.serviceVersion())
                        .map(it ->
                                sending.withdrawn(
                                        it,
                                        offer,
                                        reached,
                                        family,
                                        LocalDate.ofInstant(clock.instant(), clock.getZone())))
                        .orElse(false);
    }
}

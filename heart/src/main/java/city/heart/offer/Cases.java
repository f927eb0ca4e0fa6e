// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.heart.offer.CaseRepository.Asked;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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

/// The front door for the desk: what people are asked to do, cases, offers by state, families in hand.
/// Whoever calls says whether the officer may handle a family under an order; without that, such a
/// case is not there.
@Service
public class Cases {
    private final CaseRepository cases;
    private final OfferRepository offers;
    private final DeskRepository desk;
    private final DecisionRepository decisions;
    private final Steps steps;
    private final Rules rules;
    private final Opening opening;
    private final Register register;
    private final Posted posted;
    private final Sending sending;
    private final Clock clock;

    Cases(
            CaseRepository cases,
            OfferRepository offers,
            DeskRepository desk,
            DecisionRepository decisions,
            Steps steps,
            Rules rules,
            Opening opening,
            Register register,
            Posted posted,
            Sending sending,
            @CityTime Clock clock) {
        this.cases = cases;
        this.offers = offers;
        this.desk = desk;
        this.decisions = decisions;
        this.steps = steps;
        this.rules = rules;
        this.opening = opening;
        this.register = register;
        this.posted = posted;
        this.sending = sending;
        this.clock = clock;
    }

    /// What is open, first what somebody waits for.
    ///
    /// @param service null for all
    /// @param ask null for all
    /// @param secret the officer may handle a family under an order
    @Transactional(readOnly = true)
    public List<WorkItem> worklist(
            @Nullable String service, @Nullable Ask ask, boolean secret, int limit) {
        return desk.open(service, ask, secret, limit);
    }

    /// One item, open or closed; empty where this officer may not see it.
    @Transactional(readOnly = true)
    public Optional<WorkItem> item(WorkItemId id, boolean secret) {
        return desk.find(id).filter(it -> secret || !it.secret());
    }

    /// @param outcome what was done, a short code of the desk
    /// @return false where it was closed already or is not there for this officer
    @Transactional
    public boolean close(WorkItemId id, String officer, String outcome, boolean secret) {
        return item(id, secret).isPresent() && desk.close(id, officer, outcome, clock.instant());
    }

    /// One case; empty where this officer may not see it.
    @Transactional(readOnly = true)
    public Optional<CaseSeen> find(CaseId id, boolean secret) {
        return seen(cases.list(List.of(id)), secret).stream().findFirst();
    }

    /// Which of these only those may see who may handle a family under an order.
    @Transactional(readOnly = true)
    public Set<CaseId> secretAmong(Collection<CaseId> ids) {
        return desk.secretAmong(ids);
    }

    /// All cases of a child, the newest first.
    @Transactional(readOnly = true)
    public List<CaseSeen> ofChild(ResidentId child, boolean secret) {
        return inOrder(desk.ofChild(child), secret);
    }

    /// How many offers stand in which state.
    ///
    /// @param service null for all
    @Transactional(readOnly = true)
    public Map<State, Integer> counts(@Nullable String service) {
        return desk.counts(service);
    }

    /// Cases whose offer stands in a state, first those whose last day is next.
    @Transactional(readOnly = true)
    public List<CaseSeen> byState(
            State state, @Nullable String service, boolean secret, int limit) {
        return inOrder(desk.byState(state, service, secret, limit), secret);
    }

    /// @param ids may name a case more than once
    private List<CaseSeen> inOrder(List<CaseId> ids, boolean secret) {
        Map<CaseId, CaseSeen> byId = new HashMap<>();
        seen(cases.list(ids), secret).forEach(it -> byId.put(it.id(), it));
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    /// What happened to an offer, the oldest first.
    @Transactional(readOnly = true)
    public List<Stepped> steps(OfferId offer) {
        return desk.steps(offer);
    }

    /// One change of state.
    ///
    /// @param by an officer's id, `resident/7`, or a part of the machine
    public record Stepped(String happening, State from, State to, Instant at, String by) {}

    /// "A person handles this": all automation for the child stops at once, in every service.
    ///
    /// @param by an officer's id, or `guardian`
    @Transactional
    public void takeInHand(ResidentId child, String by) {
        var now = clock.instant();
        var files = cases.lockOpenOfChildren(List.of(child));
        cases.takeInHand(child, by, now);
        var held = offers.lockOfChildren(List.of(child));
        var stopped = steps.happen(held, Happening.TAKEN_OVER, by);
        cases.standing(
                files.stream().filter(it -> it.standing().byMachine()).map(CaseFile::id).toList(),
                CaseFile.Standing.PERSON);
        cases.ask(
                files.stream()
                        .filter(it -> it.standing().byMachine())
                        .map(it ->
                                new Asked(
                                        it.id(),
                                        stopped.stream()
                                                .filter(o -> o.caseId().equals(it.id()))
                                                .map(Offer::id)
                                                .findFirst()
                                                .orElse(null),
                                        Ask.IN_HAND,
                                        null,
                                        null,
                                        null,
                                        false,
                                        null))
                        .toList(),
                now);
    }

    /// The machine may go on with new cases of this child; what a person has begun stays with the person.
    ///
    /// @return false where nobody had the child in hand
    @Transactional
    public boolean giveBack(ResidentId child, String officer) {
        return cases.giveBack(child, officer, clock.instant());
    }

    /// An officer takes an offer or a decided place back (after a decision by the Administrative
    /// Procedure Act 434/2003, section 50). Whom the offer had reached is written to; of a decision,
    /// and where an order stands, the officer tells the family.
    ///
    /// @return empty where there is no such offer
    @Transactional
    public Optional<Withdrawn> withdraw(OfferId id, String officer) {
        return cases.lockOf(id)
                .map(file -> {
                    var offer = offers.lock(List.of(id)).getFirst();
                    var reached = posted.reached(id);
                    var done =
                            !steps.happen(List.of(offer), Happening.WITHDRAWN_BY_PERSON, officer)
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

    /// Decides a child now, whom an officer entered or asks about: the same flow as for everybody.
    @Transactional
    public List<CaseSeen> decideNow(ResidentId child, String officer, boolean secret) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        for (var terms : rules.published()) {
            opening.decide(terms, List.of(child), officer, today);
        }
        return ofChild(child, secret);
    }

    /// All that belongs to these cases, set by set.
    private List<CaseSeen> seen(List<CaseFile> files, boolean secret) {
        var ids = files.stream().map(CaseFile::id).toList();
        var newestFirst = desk.offersOf(ids);
        Map<OfferId, Offer> byId = new HashMap<>();
        offers.list(newestFirst.values().stream().flatMap(List::stream).toList())
                .forEach(it -> byId.put(it.id(), it));
        var work = desk.ofCases(ids);
        var chosen = desk.chosen(ids);
        Map<CaseId, List<Decision>> decided = new HashMap<>();
        decisions
                .ofOffers(byId.keySet())
                .forEach(
                        it -> decided.computeIfAbsent(it.caseId(), _ -> new ArrayList<>()).add(it));
        return files.stream()
                .map(it ->
                        seen(
                                it,
                                newestFirst.getOrDefault(it.id(), List.of()).stream()
                                        .map(byId::get)
                                        .filter(Objects::nonNull)
                                        .toList(),
                                work.getOrDefault(it.id(), List.of()),
                                chosen,
                                decided.getOrDefault(it.id(), List.of())))
                .filter(it -> secret || !it.secret())
                .toList();
    }

    private static CaseSeen seen(
            CaseFile file,
            List<Offer> its,
            List<WorkItem> work,
            Map<OfferId, CaseSeen.Chosen> chosen,
            List<Decision> decided) {
        return new CaseSeen(
                file.id(),
                file.key().service(),
                file.serviceVersion(),
                file.key().period(),
                file.key().child(),
                file.standing().name(),
                its.stream().anyMatch(Offer::sealed) || work.stream().anyMatch(WorkItem::secret),
                file.openedAt(),
                file.openedBy(),
                file.grounds(),
                its.stream().map(it -> line(it, chosen.get(it.id()))).toList(),
                work,
                decided);
    }

    private static CaseSeen.OfferLine line(Offer it, CaseSeen.@Nullable Chosen chosen) {
        return new CaseSeen.OfferLine(
                it.id(),
                it.state(),
                it.choice(),
                it.firstDay(),
                it.sentOn(),
                it.replaces(),
                it.recipients(),
                it.answers(),
                chosen);
    }
}

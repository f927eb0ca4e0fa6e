// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.heart.casework.Ask;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseId;
import city.heart.casework.NewTask;
import city.heart.casework.Register;
import city.heart.casework.Rules;
import city.heart.casework.Tasks;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
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
    private final Steps steps;
    private final Rules rules;
    private final Register register;
    private final Posted posted;
    private final Sending sending;
    private final Clock clock;

    DeskOffers(
            CaseFiles cases,
            Tasks tasks,
            OfferRepository offers,
            DeskOfferRepository desk,
            Steps steps,
            Rules rules,
            Register register,
            Posted posted,
            Sending sending,
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
        this.clock = clock;
    }

    /// How many offers stand in which state.
    ///
    /// @param service null for all
    @Transactional(readOnly = true)
    public Map<State, Integer> counts(@Nullable String service) {
        return desk.counts(service);
    }

    /// How many offers stand in these states.
    @Transactional(readOnly = true)
    public long count(State... states) {
        var counts = desk.counts(null);
        return Arrays.stream(states).mapToLong(it -> counts.getOrDefault(it, 0)).sum();
    }

    /// Cases whose offer stands in a state, first those whose last day is next; one for each offer.
    @Transactional(readOnly = true)
    public List<CaseId> byState(State state, @Nullable String service, boolean secret, int limit) {
        return desk.byState(state, service, secret, limit);
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
    public List<Moved> history(OfferId offer) {
        return desk.history(offer);
    }

    /// One change of state.
    ///
    /// @param by an officer's id, `resident/7`, or a part of the machine
    public record Moved(String happening, State from, State to, Instant at, String by) {}

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
        tasks.ask(
                files.stream()
                        .filter(it -> it.standing().byMachine())
                        .map(it ->
                                NewTask.of(
                                        it.id(),
                                        stopped.stream()
                                                .filter(o -> o.caseId().equals(it.id()))
                                                .map(o -> o.id().value())
                                                .findFirst()
                                                .orElse(null),
                                        Ask.IN_HAND,
                                        false))
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
        return offers.lockCase(id)
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
}

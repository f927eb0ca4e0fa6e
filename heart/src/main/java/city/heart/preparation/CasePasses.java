// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.CityTime;
import city.base.shared.OwnCity;
import city.base.shared.ResidentId;
import city.base.usage.Actor;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseFlow;
import city.heart.casework.CaseId;
import city.heart.casework.Finding;
import city.heart.casework.Flow;
import city.heart.casework.Register;
import city.heart.casework.Rules;
import city.heart.casework.Terms;
import city.heart.offer.Offer;
import city.heart.offer.OfferFinder;
import city.heart.offer.OfferId;
import city.heart.offer.OfferRepository;
import city.heart.placement.Placements;
import city.heart.placement.UnitChoice;
import city.heart.placement.Wish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Looks at children in row form and lets follow what does: reads and locks all that it depends on, has it
/// decided, has it saved and told. Done twice it changes nothing. Joins the caller's transaction.
@Component
class CasePasses implements CaseFlow {
    private final Rules rules;
    private final Register register;
    private final CaseFiles cases;
    private final OfferRepository offers;
    private final OfferFinder finder;
    private final CaseEffects effects;
    private final Placements placements;
    private final List<RoundsPublished> rounds;
    private final Clock clock;
    private final String municipality;

    CasePasses(
            Rules rules,
            Register register,
            CaseFiles cases,
            OfferRepository offers,
            OfferFinder finder,
            CaseEffects effects,
            Placements placements,
            List<RoundsPublished> rounds,
            @CityTime Clock clock,
            OwnCity city) {
        this.rules = rules;
        this.register = register;
        this.cases = cases;
        this.offers = offers;
        this.finder = finder;
        this.effects = effects;
        this.placements = placements;
        this.rounds = rounds;
        this.clock = clock;
        this.municipality = city.municipality();
    }

    @Override
    public void decide(Terms terms, Collection<ResidentId> children, Actor by, LocalDate today) {
        if (!children.isEmpty()) {
            var on = situation(terms, children, by, today);
            var decider = new CaseDecider(on);
            decider.takeOn();
            effects.apply(on, decider.effects());
        }
    }

    @Override
    public Map<ResidentId, Finding> lookAgain(
            Terms terms, Collection<ResidentId> children, LocalDate today) {
        var on = situation(terms, children, CaseEffects.BY, today);
        var decider = new CaseDecider(on);
        effects.apply(on, decider.effects());
        Map<ResidentId, Finding> free = new HashMap<>();
        on.findings().values().stream()
                .filter(decider::goesOn)
                .forEach(it -> free.put(it.child(), it));
        return free;
    }

    /// Makes the offers that a round chose, to those with whom the machine may still go on.
    ///
    /// @param chosen by case: the place, or that a person must look
    /// @return the offers that were made, by case
    Map<CaseId, OfferId> give(
            Terms terms,
            Map<CaseId, UnitChoice> chosen,
            Collection<ResidentId> children,
            LocalDate today) {
        var on = situation(terms, children, CaseEffects.BY, today);
        var decider = new CaseDecider(on);
        decider.give(chosen);
        return effects.apply(on, decider.effects());
    }

    /// Offers a place to those who waited for a round that is over, and were not in it.
    void late(
            Terms terms,
            Collection<CaseId> files,
            Collection<ResidentId> children,
            LocalDate today) {
        var on = situation(terms, children, CaseEffects.BY, today);
        var decider = new CaseDecider(on);
        decider.placeLate(files);
        effects.apply(on, decider.effects());
    }

    private Situation situation(
            Terms terms, Collection<ResidentId> children, Actor by, LocalDate today) {
        var known = cases.lockOfChildren(terms.service(), children);
        var findings = findings(terms, children, known, by, today);
        Map<CaseId, Offer> held = new HashMap<>();
        offers.lockOfCases(known.stream().map(CaseFile::id).toList())
                .forEach(it -> held.merge(it.caseId(), it, (a, b) -> a.state().open() ? a : b));
        var before =
                new Situation(
                        terms,
                        by,
                        today,
                        clock.instant(),
                        findings,
                        known,
                        held,
                        Map.of(),
                        lastOfEnded(known, held),
                        gathering(terms, findings, today));
        return before.withAreas(areas(before));
    }

    /// Most people whom a change touches are due nothing and have no case: they are of no concern.
    private Map<ResidentId, Finding> findings(
            Terms terms,
            Collection<ResidentId> children,
            List<CaseFile> known,
            Actor by,
            LocalDate today) {
        var begun = known.stream().map(it -> it.key().child()).collect(Collectors.toSet());
        var dues = new LinkedHashMap<ResidentId, Rules.Due>();
        rules.decide(terms, children, today).entrySet().stream()
                .filter(it ->
                        by.equals(Flow.BY_SWEEP)
                                || begun.contains(it.getKey())
                                || !it.getValue().ruleAnswer().notMet())
                .sorted(Comparator.comparingInt(it -> it.getKey().value()))
                .forEach(it -> dues.put(it.getKey(), it.getValue()));
        var findings = new LinkedHashMap<ResidentId, Finding>();
        if (!dues.isEmpty()) {
            register.used(dues.values().stream().map(Rules.Due::family).toList(), terms.service());
            var inHand = cases.inHand(dues.keySet());
            dues.forEach((child, due) ->
                    findings.put(
                            child,
                            Finding.of(child, due, inHand.contains(child), municipality, today)));
        }
        return findings;
    }

    private Map<CaseId, OfferId> lastOfEnded(List<CaseFile> known, Map<CaseId, Offer> held) {
        return finder.lastOf(
                known.stream()
                        .filter(it -> it.handler() == CaseFile.Handler.CLOSED)
                        .map(CaseFile::id)
                        .filter(it -> !held.containsKey(it))
                        .toList());
    }

    private Set<String> gathering(Terms terms, Map<ResidentId, Finding> findings, LocalDate today) {
        var gathering = new HashSet<String>();
        findings.values().stream()
                .filter(Finding::goesOn)
                .map(Finding::period)
                .distinct()
                .filter(it -> terms.gathers(it, today) && !published(terms.service(), it))
                .forEach(gathering::add);
        return gathering;
    }

    private boolean published(String service, String period) {
        return rounds.stream().anyMatch(it -> it.published(service, period));
    }

    /// The areas of all open offers at once: has a move made another unit the right one?
    private Map<OfferId, String> areas(Situation on) {
        var wishes = new ArrayList<Wish>();
        for (var file : on.known()) {
            var offer = on.offer(file);
            if (offer != null
                    && offer.state().open()
                    && on.ofThePeriod(file)
                    && on.finding(file).goesOn()) {
                wishes.add(on.wish(file, offer.id()));
            }
        }
        Map<OfferId, String> areas = new HashMap<>();
        if (!wishes.isEmpty()) {
            placements
                    .areasOf(wishes)
                    .forEach((offer, area) -> areas.put(new OfferId(offer), area));
        }
        return areas;
    }
}

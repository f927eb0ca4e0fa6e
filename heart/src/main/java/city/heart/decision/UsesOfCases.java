// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.shared.ResidentId;
import city.base.usage.AboutTexts;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.base.web.PageTexts;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseId;
import city.heart.casework.CaseTexts;
import city.heart.offer.OfferFinder;
import city.heart.offer.OfferId;
import city.heart.population.Population;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Cases, offers and decisions as what a use was about. Told to the person whose case it is and to today's guardians;
/// an officer's look names others besides, such as a guardian of earlier days, and they are not told. Of a family under
/// a non-disclosure order nothing is told: the case tells that somebody lives in the city.
@Component
class UsesOfCases implements AboutTexts {
    private static final Set<String> FACTS = Set.of("guardians", "non disclosure order");

    private final CaseFiles cases;
    private final OfferFinder offers;
    private final DecisionRepository decisions;
    private final CaseTexts says;
    private final Population population;

    UsesOfCases(
            CaseFiles cases,
            OfferFinder offers,
            DecisionRepository decisions,
            CaseTexts says,
            Population population) {
        this.cases = cases;
        this.offers = offers;
        this.decisions = decisions;
        this.says = says;
        this.population = population;
    }

    @Override
    @Transactional
    public Map<Use.About, Thing> of(Collection<Use.About> all, ResidentId reader, PageTexts texts) {
        var caseOf = caseOf(all);
        var files =
                told(cases.list(Set.copyOf(caseOf.values())), reader).stream()
                        .collect(Collectors.toMap(CaseFile::id, it -> it));
        var numbers = cases.caseNumbers(files.keySet());
        var things = new HashMap<Use.About, Thing>();
        caseOf.forEach((about, id) -> {
            var file = files.get(id);
            var number = numbers.get(id);
            if (file != null && number != null) {
                things.put(about, thing(about, file, number, reader, texts));
            }
        });
        return things;
    }

    /// Guardians find the case among what their children are due.
    private Thing thing(
            Use.About about, CaseFile file, String number, ResidentId reader, PageTexts texts) {
        return new Thing(
                texts.text(
                        "decision.about." + about.kind(),
                        number,
                        says.service(file.key().service(), texts)),
                file.key().child().equals(reader) ? null : "/my/children");
    }

    private Map<Use.About, CaseId> caseOf(Collection<Use.About> all) {
        var byOffer = new HashMap<OfferId, Use.About>();
        var caseOf = new LinkedHashMap<Use.About, CaseId>();
        for (var it : Set.copyOf(all)) {
            switch (it.kind()) {
                case CaseId.ABOUT -> caseOf.put(it, CaseId.parse(it.id()));
                case OfferId.ABOUT -> byOffer.put(OfferId.parse(it.id()), it);
                case DecisionId.ABOUT ->
                        decisions
                                .find(DecisionId.parse(it.id()))
                                .ifPresent(decision -> caseOf.put(it, decision.caseId()));
                default -> {}
            }
        }
        offers.casesOf(byOffer.keySet())
                .forEach((offer, id) ->
                        Optional.ofNullable(byOffer.get(offer))
                                .ifPresent(it -> caseOf.put(it, id)));
        return caseOf;
    }

    private List<CaseFile> told(List<CaseFile> files, ResidentId reader) {
        var open = files.stream().filter(it -> !it.secret()).toList();
        if (open.isEmpty()) {
            return List.of();
        }
        var use = new Use(Actor.resident(reader), "guardian", "own-data", Basis.DUTY, null, FACTS);
        var own = new HashSet<>(population.childrenOf(reader, use));
        own.add(reader);
        own.retainAll(open.stream().map(it -> it.key().child()).toList());
        var families = population.families(own, use);
        return open.stream()
                .filter(it ->
                        Optional.ofNullable(families.get(it.key().child()))
                                .filter(family -> !family.order())
                                .isPresent())
                .toList();
    }
}

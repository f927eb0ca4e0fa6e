// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.hours.ServiceDays;
import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFiles;
import city.heart.casework.RuleAnswer;
import city.heart.casework.Terms;
import city.heart.message.Reachability.Reach;
import city.heart.offer.Letters;
import city.heart.offer.Offer;
import city.heart.offer.OffersToDecide;
import city.heart.population.Family;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes a decision: the record with each party's own days to appeal, and what goes out to them. Who
/// may decide, and whether anything may leave, the caller has seen to.
@Component
class DecisionWriter {
    private final Documents documents;
    private final CaseFiles cases;
    private final Clock clock;

    DecisionWriter(Documents documents, CaseFiles cases, @CityTime Clock clock) {
        this.documents = documents;
        this.cases = cases;
        this.clock = clock;
    }

    /// @param reasoning the officer's own words, where a person considered
    /// @param reaches of the parties; whoever is absent gets a letter
    Decision make(
            CaseFile file,
            Offer offer,
            Terms terms,
            RuleAnswer ruleAnswer,
            Decision.Because because,
            Decision.@Nullable Reasoning reasoning,
            Decision.By by,
            Map<ResidentId, Reach> reaches) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, clock.getZone());
        var appeal = terms.reviews().on(today);
        var parties =
                offer.recipients().stream()
                        .filter(it -> it.mayAnswer(today))
                        .map(it -> {
                            var reach =
                                    reaches.getOrDefault(
                                            it.resident(), Reach.unknown(it.resident()));
                            var channel = Letters.channel(reach);
                            var served = ServiceDays.served(channel, today);
                            return new Decision.Party(
                                    it.resident(),
                                    channel,
                                    served,
                                    ServiceDays.lastDay(served, appeal.days()),
                                    false);
                        })
                        .toList();
        return new Decision(
                DecisionId.random(),
                file.id(),
                file.key(),
                1,
                offer.id(),
                terms.version(),
                offer.unit(),
                offer.firstDay(),
                because,
                reasoning,
                today,
                now,
                by,
                ruleAnswer,
                appeal,
                parties);
    }

    /// The document as a letter, and word of it on the party's own channel.
    List<OffersToDecide.Given> letters(
            Decision decision,
            Offer offer,
            Terms terms,
            Family family,
            Map<ResidentId, Reach> reaches) {
        var number = cases.caseNumber(decision.caseId());
        return decision.parties().stream()
                .map(party -> {
                    var reach =
                            reaches.getOrDefault(party.resident(), Reach.unknown(party.resident()));
                    var document =
                            documents.write(
                                    decision,
                                    number,
                                    terms,
                                    Letters.official(terms, reach, family, party.resident()),
                                    family,
                                    party,
                                    offer);
                    return new OffersToDecide.Given(
                            decision.id().value(),
                            number,
                            offer,
                            offer.recipient(party.resident()).orElseThrow(),
                            reach,
                            terms,
                            family,
                            document.asLetter());
                })
                .toList();
    }
}

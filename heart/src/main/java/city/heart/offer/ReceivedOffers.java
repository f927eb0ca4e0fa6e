// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.ResidentId;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseId;
import city.heart.casework.Rules;
import city.heart.casework.Terms;
import city.heart.offer.Offers.LinkShown;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Offers as their recipients see them: on pages of their own, and behind a link.
@Component
class ReceivedOffers {
    private final CaseFiles cases;
    private final OfferDecisions decisions;
    private final Rules rules;

    ReceivedOffers(CaseFiles cases, OfferDecisions decisions, Rules rules) {
        this.cases = cases;
        this.decisions = decisions;
        this.rules = rules;
    }

    /// Of these offers those that this recipient may see, the newest first.
    List<ReceivedOffer> of(List<Offer> all, ResidentId me, LocalDate today) {
        var mine = all.stream().filter(it -> Offers.visible(it, me, today)).toList();
        var files = files(mine);
        var numbers = cases.caseNumbers(files.keySet());
        var decided = decisions.of(mine.stream().map(Offer::id).toList());
        return mine.stream()
                .map(it ->
                        received(
                                it,
                                me,
                                files,
                                Objects.requireNonNull(numbers.get(it.caseId())),
                                decided.get(it.id()),
                                today))
                .sorted(Comparator.comparing(ReceivedOffer::sentOn).reversed())
                .toList();
    }

    private ReceivedOffer received(
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
        return new ReceivedOffer(
                offer.id(),
                offer.caseId(),
                caseNumber,
                new ReceivedOffer.About(
                        file.key().service(),
                        file.serviceVersion(),
                        file.key().period(),
                        offer.subject()),
                offer.state(),
                new ReceivedOffer.Place(
                        offer.choice().unit(),
                        offer.choice().ground(),
                        offer.choice().wayMetres(),
                        offer.firstDay()),
                Objects.requireNonNull(offer.sentOn()),
                recipient,
                Offers.answerable(offer, me, today)
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
                offer.deciders(today).size() > 1,
                nothing(offer, file),
                answerBy == null ? lastDay : answerBy,
                lastDay,
                offer.replaces(),
                decision,
                file.ruleAnswer());
    }

    /// What follows where nobody does anything more.
    private ReceivedOffer.Nothing nothing(Offer offer, CaseFile file) {
        return switch (offer.state()) {
            case OPEN ->
                    offer.asked()
                            ? ReceivedOffer.Nothing.PERSON
                            : rules.find(file.key().service(), file.serviceVersion())
                                            .map(Terms::decidesOnSilence)
                                            .orElse(false)
                                    ? ReceivedOffer.Nothing.DECIDES_ON_PROPOSAL
                                    : ReceivedOffer.Nothing.REMINDS;
            case ACCEPTED, READY -> ReceivedOffer.Nothing.DECIDES_ON_PROPOSAL;
            case REMINDED, PARTLY_REFUSED, REFUSED, CONTRARY, WITH_PERSON, PREPARED ->
                    ReceivedOffer.Nothing.PERSON;
            case DECIDED, WITHDRAWN, REPLACED -> ReceivedOffer.Nothing.NOTHING;
        };
    }

    private Map<CaseId, CaseFile> files(Collection<Offer> some) {
        Map<CaseId, CaseFile> files = new HashMap<>();
        cases.list(some.stream().map(Offer::caseId).toList()).forEach(it -> files.put(it.id(), it));
        return files;
    }

    /// What the link of a recipient shows; empty where it was never told a last day.
    ///
    /// @param children how many children of one birth it is about
    Optional<LinkShown> link(Offer offer, ResidentId who, int children, LocalDate today) {
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
                                        offer.state(),
                                        offer.deciders(today).size() > 1,
                                        children));
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.CityTime;
import city.base.shared.Language;
import city.base.web.Dates;
import city.heart.casework.RuleAnswer;
import city.heart.casework.Rules;
import city.heart.casework.Terms;
import city.heart.offer.OfferTexts;
import city.heart.offer.ReceivedOffer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Puts into words why an offer was made, and why at this unit.
@Component
public class WhyTexts {
    private final OfferTexts offers;
    private final Rules rules;
    private final List<PlaceReasons> reasons;
    private final MessageSource texts;
    private final Clock clock;

    WhyTexts(
            OfferTexts offers,
            Rules rules,
            List<PlaceReasons> reasons,
            MessageSource texts,
            @CityTime Clock clock) {
        this.offers = offers;
        this.rules = rules;
        this.reasons = reasons;
        this.texts = texts;
        this.clock = clock;
    }

    /// The rule's answer in words. Facts are told only where the machine may decide: what makes it
    /// a matter for a person can be about somebody else in the family.
    WhyView offer(ReceivedOffer offer, Language page) {
        var terms = offers.terms(offer.about().service(), offer.about().serviceVersion());
        var ruleAnswer = offer.ruleAnswer();
        return new WhyView(
                "/my/offers/" + offer.id().value(),
                text("preparation.why.title", page),
                "preparation.why.answer." + ruleAnswer.answer(),
                ruleAnswer.because().stream()
                        .map(it ->
                                new WhyView.Reason(
                                        terms.texts().reason(page, it.code()), it.section()))
                        .toList(),
                ruleAnswer.leftToPerson() ? List.of() : terms.texts().facts(page, ruleAnswer),
                Dates.day(ruleAnswer.day(), page),
                next(terms, ruleAnswer, page),
                turns(terms.service(), terms.version(), ruleAnswer, page),
                ruleAnswer.ruleSha256(),
                ruleAnswer.engine(),
                reasons.stream()
                        .flatMap(it -> it.why(offer.id(), page).stream())
                        .findFirst()
                        .orElseGet(() ->
                                new PlaceReasons.Reason(
                                        offers.unitWhy(offer, page), List.of(), null)));
    }

    /// When the answer can change and why, in one sentence. Nothing where a person goes on now or then:
    /// what makes it a person's matter can be about somebody else in the family.
    private @Nullable String next(Terms terms, RuleAnswer ruleAnswer, Language page) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return ruleAnswer.leftToPerson()
                ? null
                : rules.nextChange(terms.service(), terms.version(), ruleAnswer, today)
                        .filter(it -> !it.then().leftToPerson())
                        .map(it -> next(it, terms, page))
                        .orElse(null);
    }

    /// What would have given another answer, a sentence each; none where a person has it: what makes it a person's
    /// matter can be about somebody else in the family.
    public List<String> turns(String service, String version, RuleAnswer answer, Language page) {
        return answer.leftToPerson()
                ? List.of()
                : rules.whatWouldChange(service, version, answer).stream()
                        .map(it ->
                                text(
                                        "preparation.why.turn",
                                        page,
                                        it.in(page),
                                        text("preparation.why.turn." + it.answer(), page)))
                        .toList();
    }

    private String next(Rules.Change change, Terms terms, Language page) {
        var because =
                change.then().because().stream()
                        .map(it -> terms.texts().reason(page, it.code()))
                        .collect(Collectors.joining(" "));
        return text("preparation.why.next-because", page, Dates.day(change.day(), page), because);
    }

    private String text(String key, Language page, Object... values) {
        return texts.getMessage(key, values, page.locale());
    }
}

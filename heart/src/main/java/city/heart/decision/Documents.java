// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.shared.Language;
import city.base.web.Dates;
import city.heart.casework.RuleAnswer;
import city.heart.casework.Terms;
import city.heart.decision.DecisionDocument.Listed;
import city.heart.offer.Offer;
import city.heart.offer.OfferTexts;
import city.heart.population.Family;
import city.heart.population.Names;
import city.heart.population.Resident;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Puts a decision into words, from the record and the texts of the service's version that decided.
/// Names are the present ones: a former name stands on no page.
@Component
class Documents {
    /// The municipality assigns a place near the home (Basic Education Act 628/1998, section 6).
    private static final String ASSIGNED = "628/1998 6 §";

    private final OfferTexts offers;
    private final MessageSource texts;

    Documents(OfferTexts offers, MessageSource texts) {
        this.offers = offers;
        this.texts = texts;
    }

    /// @param caseNumber as people quote it
    /// @param family as known now; null where the register no longer knows the child
    /// @param reader whose last day to appeal is named; null at the desk
    /// @param offer on which it decides
    DecisionDocument write(
            Decision decision,
            String caseNumber,
            Terms terms,
            Language language,
            @Nullable Family family,
            Decision.@Nullable Party reader,
            Offer offer) {
        var texts = terms.texts();
        var ruleAnswer = decision.ruleAnswer();
        var appeal = decision.appeal();
        var lastDay = offer.toldDay(decision.on()).orElse(null);
        return new DecisionDocument(
                texts.languageOf(language, "decision.title"),
                language.official() ? null : text(texts, language, "translation.notice"),
                new DecisionDocument.Head(
                        text(texts, language, "decision.title"),
                        text(texts, language, "decision.authority"),
                        Dates.day(decision.on(), language),
                        caseNumber + " / " + decision.number()),
                new Listed(text(texts, language, "decision.parties"), parties(family)),
                texts.fill(
                        language,
                        "decision.what",
                        Map.of(
                                "unit",
                                offers.unit(decision.unit(), language)
                                        .orElse(decision.unit().value()),
                                "firstDay",
                                Dates.day(decision.firstDay(), language))),
                decision.because() == Decision.Because.SILENCE
                        ? texts.fill(
                                language,
                                "decision.silence",
                                Map.of(
                                        "lastDay",
                                        Dates.day(
                                                lastDay == null ? decision.on() : lastDay,
                                                language)))
                        : null,
                new Listed(
                        text(texts, language, "decision.facts"), texts.facts(language, ruleAnswer)),
                new Listed(
                        text(texts, language, "decision.reasons"),
                        ruleAnswer.because().stream()
                                .map(it -> texts.reason(language, it.code()))
                                .toList()),
                place(offer, language),
                decision.reasoning(),
                new Listed(
                        text(texts, language, "decision.sections"),
                        sections(decision, offer).stream()
                                .map(it -> texts.section(language, it))
                                .toList()),
                made(decision, terms, language),
                contact(terms, language),
                new DecisionDocument.Appeal(
                        own("decision.appeal.title", language),
                        texts.fill(
                                language,
                                "decision.appeal",
                                Map.of(
                                        "authority",
                                        in(appeal.authority(), language),
                                        "authorityAddress",
                                        in(appeal.address(), language),
                                        "days",
                                        Integer.toString(appeal.days()))),
                        reader == null
                                ? text(texts, language, "decision.appeal-days")
                                : text(texts, language, "decision.appeal-days")
                                        + " "
                                        + own(
                                                "decision.appeal.last-day",
                                                language,
                                                Dates.day(reader.appealUntil(), language))),
                texts.fill(language, "decision.look-again", Map.of("phone", terms.phone())));
    }

    /// The page's own words in the document's language, which need not be the page's; for a translation into
    /// another one than pages have, in English.
    private String own(String key, Language language, Object... values) {
        var own = Language.WHOLE.contains(language) ? language : Language.EN;
        return texts.getMessage(key, values, own.locale());
    }

    /// Why this unit (Administrative Procedure Act 434/2003, section 45). Under an order nothing is said that follows
    /// from an address.
    private @Nullable String place(Offer offer, Language language) {
        if (offer.sealed()) {
            return null;
        }
        var place = offer.placing();
        var way = place.wayMetres();
        var why = own("decision.place." + place.ground(), language);
        return way == null || !place.ground().equals("WAY")
                ? why
                : why
                        + " "
                        + own(
                                "decision.place.way",
                                language,
                                String.format(language.locale(), "%.1f", way / 1000.0));
    }

    /// The named person (Administrative Procedure Act 434/2003, section 44).
    private static String contact(Terms terms, Language language) {
        var contact = terms.contact();
        return terms.texts().fill(language, "decision.contact", Map.of("phone", terms.phone()))
                + "\n"
                + contact.person()
                + ", "
                + in(contact.title(), language)
                + "\n"
                + in(contact.hours(), language)
                + "\n"
                + contact.email();
    }

    /// The signer's title in the decision's language. A translation has it where the service has: the
    /// officer signs in the two official languages.
    private static String title(Decision.By by, Terms terms, Language language) {
        if (language.equals(Language.SV)) {
            return by.titleSv();
        }
        var its = terms.contact().title();
        return by.title().equals(its.get(Language.FI.code())) ? in(its, language) : by.title();
    }

    private static String made(Decision decision, Terms terms, Language language) {
        var texts = terms.texts();
        return switch (decision.by().kind()) {
            case OFFICER ->
                    texts.fill(
                            language,
                            "decision.signed",
                            Map.of(
                                    "officer",
                                    decision.by().name(),
                                    "title",
                                    title(decision.by(), terms, language)));
            case MACHINE ->
                    texts.fill(
                            language,
                            "decision.automated",
                            Map.of(
                                    "deciders",
                                    decision.by().who(),
                                    "published",
                                    decision.by().name()));
        };
    }

    /// Those of the rule, the one by which the place is assigned, the one of the appeal.
    private static List<String> sections(Decision decision, Offer offer) {
        var sections = new ArrayList<String>();
        decision.ruleAnswer().because().stream()
                .map(RuleAnswer.Because::section)
                .filter(it -> !it.isEmpty())
                .forEach(sections::add);
        if (!offer.placing().ground().equals("PERSON")) {
            sections.add(ASSIGNED);
        }
        sections.add(decision.appeal().section());
        return sections.stream().distinct().toList();
    }

    private static List<String> parties(@Nullable Family family) {
        var names = new ArrayList<String>();
        if (family != null) {
            name(family.child(), names);
            family.guardians().stream()
                    .filter(it -> it.decides() && it.person().died() == null)
                    .forEach(it -> name(it.person(), names));
        }
        return names;
    }

    private static void name(Resident person, List<String> names) {
        Names its = person.names();
        if (its != null) {
            names.add(its.full());
        }
    }

    private static String text(Terms.Texts texts, Language language, String key) {
        return texts.fill(language, key, Map.of());
    }

    private static String in(Map<String, String> texts, Language language) {
        var own = texts.get(language.code());
        return own != null ? own : texts.getOrDefault(Language.FI.code(), "");
    }
}

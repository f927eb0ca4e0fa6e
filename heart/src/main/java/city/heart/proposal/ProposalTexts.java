// SPDX-License-Identifier: EUPL-1.2
package city.heart.proposal;

import city.base.shared.Language;
import city.base.web.Choice;
import city.base.web.Dates;
import city.heart.offer.OfferSeen;
import city.heart.offer.OfferTexts;
import city.heart.offer.Offers;
import city.heart.offer.Reply;
import city.heart.placement.Placements;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Puts into words what the page behind a link shows, and what is asked of somebody who does not accept.
@Component
public class ProposalTexts {
    private final OfferTexts offers;
    private final Placements placements;
    private final MessageSource texts;

    ProposalTexts(OfferTexts offers, Placements placements, MessageSource texts) {
        this.offers = offers;
        this.placements = placements;
        this.texts = texts;
    }

    /// @param all whom the answer is for: one, or children of one birth
    public DeclineView decline(List<OfferSeen> all, Language page) {
        var seen = all.getFirst();
        var said = offers.said(seen, page);
        return new DeclineView(
                seen.id().value().toString(),
                offers.childNames(all),
                all.size() > 1,
                said.language(),
                said.of("offer.decline"),
                said.of("decline.lead"),
                text("offer.decline.keeps", page),
                Arrays.stream(Reply.values())
                        .filter(it -> it != Reply.ACCEPT)
                        .map(it -> new Choice(it.name(), said.of(OfferTexts.key(it))))
                        .toList());
    }

    public LinkView link(Offers.LinkShown seen, Language page) {
        var terms = offers.terms(seen.service(), seen.serviceVersion());
        var language = terms.texts().languageOf(page, "offer.title");
        var unit = placements.unit(seen.unit());
        var values = new HashMap<String, String>();
        values.put("unit", unit.map(it -> it.name(language)).orElse(""));
        values.put("unitAddress", unit.map(it -> it.addressLine(language)).orElse(""));
        values.put("firstDay", Dates.words(seen.firstDay(), language));
        values.put("lastDay", Dates.words(seen.lastDay(), language));
        values.put("phone", OfferTexts.phone(terms, language));
        var said = new OfferTexts.Filled(terms, language, values);
        return new LinkView(
                language,
                language.official() ? null : said.of("translation.notice"),
                said.of("offer.title"),
                seen.children() == 1
                        ? null
                        : text("offer.link.together", language, seen.children()),
                linkIfNothing(seen, said),
                unit.map(it -> it.name(language)).orElse(""),
                unit.map(it -> it.addressLine(language)).orElse(""),
                said.of("offer.begins"),
                said.of("offer.lead"),
                said.of("offer.accept"),
                said.of("offer.others"),
                said.of("offer.not-my-child"),
                OfferTexts.phone(terms, language));
    }

    /// After a reminder none follows, and after another's yes the city decides.
    private String linkIfNothing(Offers.LinkShown seen, OfferTexts.Filled said) {
        var language = said.language();
        return switch (seen.ifNothing()) {
            case PERSON ->
                    text("offer.nothing.person", language, Dates.words(seen.lastOfAll(), language));
            case DECIDES_ON_PROPOSAL ->
                    seen.accepted()
                            ? text(
                                    "offer.nothing.other-accepted",
                                    language,
                                    Dates.words(seen.lastOfAll(), language))
                            : said.of("offer.if-nothing");
            case REMINDS, NOTHING -> said.of("offer.if-nothing");
        };
    }

    private String text(String key, Language page, Object... values) {
        return texts.getMessage(key, values, page.locale());
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.proposal;

import city.base.shared.Language;
import city.base.web.Choice;
import city.base.web.Dates;
import city.heart.offer.OfferTexts;
import city.heart.offer.Offers;
import city.heart.offer.ReceivedOffer;
import city.heart.offer.Reply;
import city.heart.offer.State;
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
    public DeclineView decline(List<ReceivedOffer> all, Language page) {
        var offer = all.getFirst();
        var said = offers.said(offer, page);
        return new DeclineView(
                offer.id().value().toString(),
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

    public LinkView link(Offers.LinkShown offer, Language page) {
        var terms = offers.terms(offer.service(), offer.serviceVersion());
        var language = terms.texts().languageOf(page, "offer.title");
        var unit = placements.unit(offer.unit());
        var values = new HashMap<String, String>();
        values.put("unit", unit.map(it -> it.name(language)).orElse(""));
        values.put("unitAddress", unit.map(it -> it.addressLine(language)).orElse(""));
        values.put("firstDay", Dates.day(offer.firstDay(), language));
        values.put("lastDay", Dates.day(offer.lastDay(), language));
        values.put("phone", OfferTexts.phone(terms, language));
        var said = new OfferTexts.Filled(terms, language, values);
        return new LinkView(
                language,
                language.official() ? null : said.of("translation.notice"),
                said.of("offer.title"),
                offer.children() == 1
                        ? null
                        : text("offer.link.together", language, offer.children()),
                linkIfNothing(offer, said),
                unit.map(it -> it.name(language)).orElse(""),
                unit.map(it -> it.addressLine(language)).orElse(""),
                said.of("offer.begins"),
                said.of("offer.lead"),
                said.of("offer.accept"),
                offer.joint() && (offer.state() == State.OPEN || offer.state() == State.REMINDED)
                        ? said.of("offer.others")
                        : null,
                said.of("offer.not-my-child"),
                OfferTexts.phone(terms, language));
    }

    /// After a reminder none follows, and after another's yes the city decides.
    private String linkIfNothing(Offers.LinkShown offer, OfferTexts.Filled said) {
        var language = said.language();
        return switch (offer.ifNothing()) {
            case PERSON ->
                    text("offer.nothing.person", language, Dates.day(offer.lastOfAll(), language));
            case DECIDES_ON_PROPOSAL ->
                    offer.state() != State.OPEN
                            ? text(
                                    "offer.nothing.other-accepted",
                                    language,
                                    Dates.day(offer.lastOfAll(), language))
                            : said.of("offer.if-nothing");
            case REMINDS, NOTHING -> said.of("offer.if-nothing");
        };
    }

    private String text(String key, Language page, Object... values) {
        return texts.getMessage(key, values, page.locale());
    }
}

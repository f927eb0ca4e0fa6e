// SPDX-License-Identifier: EUPL-1.2
package city.heart.proposal;

import city.base.shared.ResidentId;
import city.base.web.OwnData;
import city.base.web.PageTexts;
import city.heart.offer.OfferTexts;
import city.heart.offer.Offers;
import city.heart.offer.ReceivedOffer;
import java.util.List;
import org.springframework.stereotype.Component;

/// The cases in which a guardian was proposed something: number, proposal, answer. What an order has closed is not here.
@Component
class OfferOwnData implements OwnData {
    private final Offers offers;
    private final OfferTexts says;

    OfferOwnData(Offers offers, OfferTexts says) {
        this.offers = offers;
        this.says = says;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public List<Section> of(ResidentId me, PageTexts texts) {
        var items = offers.list(me).stream().map(it -> item(it, me, texts)).toList();
        return items.isEmpty()
                ? List.of()
                : List.of(
                        new Section(
                                "offers",
                                texts.text("offer.own.title"),
                                texts.text("offer.own.source"),
                                texts.text("offer.own.mend"),
                                items));
    }

    private Item item(ReceivedOffer offer, ResidentId me, PageTexts texts) {
        var about = offer.about();
        var language = texts.language();
        var child = says.childName(about.child(), about.service(), me);
        var mine = offer.mine();
        return new Item(
                "case",
                texts.text("offer.own.case", offer.caseNumber()),
                texts.text(
                        "offer.own.value",
                        says.service(about.service(), about.serviceVersion(), language)
                                .orElse(about.service()),
                        about.period(),
                        child == null ? "–" : child,
                        says.unit(offer.place().unit(), language).orElse("–"),
                        texts.text(
                                mine == null
                                        ? "offer.own.unanswered"
                                        : "offer.own.reply." + mine.reply())),
                offer.sentOn(),
                "/my/offers/" + offer.id().value());
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.heart.message.Letterheads;
import org.springframework.context.annotation.Import;

/// This module's own parts, for contexts made by hand.
@Import({
    OfferRepository.class,
    OfferFinder.class,
    ReceivedOffers.class,
    DeskOfferRepository.class,
    Links.class,
    Posted.class,
    OfferLifecycle.class,
    Letters.class,
    Letterheads.class,
    Sending.class,
    AcceptanceNotices.class,
    OfferSubject.class,
    OfferTexts.class,
    MessageOutcomes.class,
    Offers.class,
    OffersToDecide.class,
    LastLook.class
})
public class OfferFixture {}

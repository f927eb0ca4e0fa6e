// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.shared.ResidentId;
import city.heart.offer.Offers;
import city.heart.offer.ReceivedOffer;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// The decisions that a guardian may read, for the page and for machines. What an order has closed is not
/// among them. Each look is recorded as the guardian's own.
@Component
class MyDecisions {
    private static final Comparator<Decision> NEWEST =
            Comparator.comparing(Decision::at).reversed().thenComparing(it -> it.id().value());

    private final Offers offers;
    private final Decisions decisions;

    MyDecisions(Offers offers, Decisions decisions) {
        this.offers = offers;
        this.decisions = decisions;
    }

    /// The newest first.
    List<Decision> list(ResidentId me) {
        return offers.list(me).stream()
                .map(ReceivedOffer::decision)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(it -> decisions.find(new DecisionId(it)).stream())
                .sorted(NEWEST)
                .toList();
    }
}

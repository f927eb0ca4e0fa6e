// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import city.base.shared.ResidentId;
import city.heart.offer.OfferId;
import city.heart.offer.OfferLinks;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// What an offer's page says of queues: that a seat is free, and where the family can wait.
@Component
class QueueLinks implements OfferLinks {
    private final Queues queues;

    QueueLinks(Queues queues) {
        this.queues = queues;
    }

    @Override
    public List<Link> of(OfferId id, ResidentId me) {
        var address = "/my/offers/" + id.value() + "/queue";
        var links = new ArrayList<Link>();
        queues.of(id, me)
                .ifPresent(it -> {
                    if (it.entries().stream().anyMatch(one -> one.lastDay() != null)) {
                        links.add(new Link(address, "queue.seat", true));
                    }
                    if (!it.entries().isEmpty() || !it.nearer().isEmpty()) {
                        links.add(new Link(address, "queue.link", false));
                    }
                });
        return links;
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import city.heart.casework.CaseId;
import city.heart.offer.HeldDecisions;
import java.util.Collection;
import org.springframework.stereotype.Component;

/// A family that is asked about a seat has its place decided only once it has answered.
@Component
class HeldByQueues implements HeldDecisions {
    private final QueueRepository queue;

    HeldByQueues(QueueRepository queue) {
        this.queue = queue;
    }

    @Override
    public Collection<CaseId> held() {
        return queue.asked();
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import city.heart.offer.FlowStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Queues in the order of the day: after the rounds, whose places they change.
@Component
class QueueFlow implements FlowStep {
    private static final Logger log = LoggerFactory.getLogger(QueueFlow.class);

    private final QueueRunner queue;

    QueueFlow(QueueRunner queue) {
        this.queue = queue;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public void run() {
        for (var n = queue.step(); n > 0; n = queue.step()) {
            log.debug("{} places in queues went on", n);
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import city.heart.casework.FlowStep;
import org.springframework.stereotype.Component;

/// Queues in the order of the day: after the rounds, whose places they change.
@Component
class QueueFlow implements FlowStep {

    private final QueueRunner queue;

    QueueFlow(QueueRunner queue) {
        this.queue = queue;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String name() {
        return "places in queues went on";
    }

    @Override
    public int run() {
        var all = 0;
        for (var n = queue.step(); n > 0; n = queue.step()) {
            all += n;
        }
        return all;
    }
}

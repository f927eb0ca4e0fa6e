// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import city.heart.placement.Holds;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/// Queues on a real PostgreSQL.
@TestConfiguration(proxyBeanMethods = false)
@Import({
    QueueRepository.class,
    QueueRunner.class,
    QueueFlow.class,
    Queues.class,
    HeldByQueues.class,
    Holds.class
})
public class QueueFixture {}

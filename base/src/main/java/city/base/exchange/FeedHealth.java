// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// Says `STALLED` while a feed stands still. The server itself serves on: whoever watches it is told, and nobody takes
/// it out of service.
@Component("feedsHealthIndicator")
class FeedHealth implements HealthIndicator {
    static final Status STALLED = new Status("STALLED", "A feed stands still; see /desk/faults");

    private final Feeds feeds;

    FeedHealth(Feeds feeds) {
        this.feeds = feeds;
    }

    @Override
    public Health health() {
        return feeds.stalled().isEmpty() ? Health.up().build() : Health.status(STALLED).build();
    }
}

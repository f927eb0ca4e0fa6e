// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// Says `STALLED` while a feed stands still or a client certificate cannot be used, and in its details which
/// certificate ends when. The server itself serves on: whoever watches it is told, and nobody takes it out of service.
@Component("feedsHealthIndicator")
class FeedHealth implements HealthIndicator {
    static final Status STALLED = new Status("STALLED", "A feed stands still; see /desk/faults");

    private final Feeds feeds;
    private final Partners partners;

    FeedHealth(Feeds feeds, Partners partners) {
        this.feeds = feeds;
        this.partners = partners;
    }

    @Override
    public Health health() {
        var warnings = partners.warnings();
        var still =
                !feeds.stalled().isEmpty()
                        || warnings.stream().anyMatch(it -> it.matter() != Partner.Matter.EXPIRES);
        var health = still ? Health.status(STALLED) : Health.up();
        warnings.forEach(it ->
                health.withDetail(
                        it.text(), it.matter() + (it.end() == null ? "" : " " + it.end())));
        return health.build();
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import city.base.shared.WallTime;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/// Whether the application's own pool gives a connection that answers. Anybody may ask, so it costs at most one
/// connection every other second, however many ask at once: whoever comes meanwhile is told what was found last.
@Component("databaseHealthIndicator")
class DatabaseHealth implements HealthIndicator {
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int PATIENCE_SECONDS = 2;

    private final DataSource pool;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Found found = new Found(Status.UNKNOWN, Instant.MIN);

    private record Found(Status status, Instant at) {}

    DatabaseHealth(DataSource pool, @WallTime Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public Health health() {
        if (found.at.isBefore(clock.instant().minus(FRESH)) && asking.tryLock()) {
            try {
                found = new Found(ask(), clock.instant());
            } finally {
                asking.unlock();
            }
        }
        return Health.status(found.status).build();
    }

    private Status ask() {
        try (var connection = pool.getConnection()) {
            return connection.isValid(PATIENCE_SECONDS) ? Status.UP : Status.DOWN;
        } catch (SQLException away) {
            return Status.DOWN;
        }
    }
}

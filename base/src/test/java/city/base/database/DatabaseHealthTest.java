// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DatabaseHealthTest {
    private static final DatabaseAccess ACCESS = TestDatabase.fresh();

    private final Counted pool = new Counted();
    private Instant now = Instant.parse("2026-01-07T06:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final DatabaseHealth health = new DatabaseHealth(pool, clock);

    /// A database that counts who comes, may be away, and may keep people waiting. Without a pool on purpose: whoever
    /// comes is told apart by the connection.
    private static final class Counted extends DriverManagerDataSource {
        int asked;
        boolean away;
        CountDownLatch opens = new CountDownLatch(0);
        final CountDownLatch entered = new CountDownLatch(1);

        Counted() {
            setUrl(ACCESS.url());
            setUsername(ACCESS.app().user());
            setPassword(ACCESS.app().password());
        }

        @Override
        public Connection getConnection() throws SQLException {
            asked++;
            entered.countDown();
            try {
                opens.await();
            } catch (InterruptedException e) {
                throw new SQLException(e);
            }
            if (away) {
                throw new SQLTransientConnectionException("on purpose");
            }
            return super.getConnection();
        }
    }

    private Status status() {
        return health.health().getStatus();
    }

    @Test
    void many_who_ask_cost_one_connection_every_other_second() {
        IntStream.range(0, 500).forEach(_ -> assertThat(status()).isEqualTo(Status.UP));
        assertThat(pool.asked).isEqualTo(1);
        now = now.plusSeconds(3);
        assertThat(status()).isEqualTo(Status.UP);
        assertThat(pool.asked).isEqualTo(2);
    }

    @Test
    void a_database_that_is_away_is_down_and_up_again_when_it_is_back() {
        pool.away = true;
        assertThat(status()).isEqualTo(Status.DOWN);
        pool.away = false;
        now = now.plusSeconds(3);
        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void while_one_waits_for_a_database_that_hangs_nobody_else_does() throws Exception {
        assertThat(status()).isEqualTo(Status.UP);
        now = now.plusSeconds(3);
        var hanging = new Counted();
        hanging.opens = new CountDownLatch(1);
        var other = new DatabaseHealth(hanging, clock);
        var first = Thread.ofVirtual().start(other::health);
        hanging.entered.await();
        assertThat(other.health().getStatus()).isEqualTo(Status.UNKNOWN);
        hanging.opens.countDown();
        first.join();
        assertThat(other.health().getStatus()).isEqualTo(Status.UP);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.database.DatabaseAccess;
import city.base.database.TestDatabase;
import city.base.exchange.Feeds.Stalled;
import city.base.exchange.Feeds.Why;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

class FeedsTest {
    private static final Instant START = Instant.parse("2026-01-07T06:00:00Z");
    private static final String FEED = "test.source";
    private static final DatabaseAccess ACCESS = TestDatabase.fresh();
    private static final JdbcClient OWNER = JdbcClient.create(TestDatabase.owner(ACCESS));
    private static final JdbcClient APP = JdbcClient.create(TestDatabase.app(ACCESS));

    private Instant now = START;
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final Feeds feeds = feeds();

    @BeforeEach
    void nothingWasTaken() {
        OWNER.sql("delete from exchange.feed").update();
    }

    private final Partners partners = new Partners(new AccessSettings(Map.of()), clock);

    private Feeds feeds() {
        return new Feeds(APP, clock, Duration.ofMinutes(10));
    }

    private void after(int minutes) {
        now = now.plus(Duration.ofMinutes(minutes));
    }

    private static boolean away() {
        throw new SourceUnavailable("The register's /changes could not be reached");
    }

    private static boolean broken() {
        throw new IllegalStateException("Maija Meri cannot be kept");
    }

    @Test
    void a_certificate_that_cannot_be_used_is_told_in_health_and_stops_no_other_feed() {
        var nowhere =
                new AccessSettings.Access(
                        "/nowhere/city.p12", null, "", null, "", null, "", null, null, Map.of());
        var some = new Partners(new AccessSettings(Map.of("population", nowhere)), clock);
        var partner = some.named("population", "test.source");
        var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:9/"));
        feeds.take(
                FEED,
                () -> {
                    try {
                        return partner.send(
                                                request,
                                                BodyHandlers.discarding(),
                                                Duration.ofSeconds(5))
                                        .statusCode()
                                == 200;
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
        for (var i = 0; i < 11; i++) {
            after(1);
            feeds.take("test.other", () -> true);
        }
        var health = new FeedHealth(feeds, some).health();
        assertThat(health.getStatus()).isEqualTo(FeedHealth.STALLED);
        assertThat(health.getDetails()).isEqualTo(Map.of("test.source", "UNREADABLE"));
        assertThat(feeds.stalled()).extracting(Stalled::name).containsExactly(FEED);
        assertThat(new FeedHealth(feeds, partners).health().getDetails()).isEmpty();
    }

    @Test
    void a_feed_that_is_read_to_its_end_is_no_alarm_however_long_it_goes_on() {
        for (var i = 0; i < 30; i++) {
            feeds.take(FEED, () -> true);
            after(1);
        }
        assertThat(feeds.stalled()).isEmpty();
        assertThat(new FeedHealth(feeds, partners).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void a_source_that_is_away_longer_than_patience_is_an_alarm_until_it_is_back() {
        feeds.take(FEED, () -> true);
        after(9);
        feeds.take(FEED, FeedsTest::away);
        assertThat(feeds.stalled()).isEmpty();
        after(2);
        feeds.take(FEED, FeedsTest::away);
        assertThat(feeds.stalled()).containsExactly(new Stalled(FEED, START, Why.AWAY, now));
        assertThat(new FeedHealth(feeds, partners).health().getStatus())
                .isEqualTo(FeedHealth.STALLED);
        feeds.take(FEED, () -> true);
        assertThat(feeds.stalled()).isEmpty();
    }

    @Test
    void what_cannot_be_kept_and_what_nobody_tries_are_told_apart() {
        feeds.take(FEED, FeedsTest::broken);
        feeds.take("test.hanging", () -> true);
        after(11);
        assertThat(feeds.stalled())
                .containsExactly(
                        new Stalled("test.hanging", START, Why.UNTRIED, null),
                        new Stalled(FEED, START, Why.FAULT, START));
    }

    @Test
    void a_server_that_has_just_started_gives_each_feed_its_time() {
        feeds.take(FEED, () -> true);
        after(600);
        var restarted = feeds();
        assertThat(restarted.stalled()).isEmpty();
        after(11);
        assertThat(restarted.stalled()).hasSize(1);
    }

    @Test
    void where_no_source_is_named_nothing_stands_still() {
        feeds.take(FEED, () -> false);
        after(60);
        assertThat(feeds.stalled()).isEmpty();
    }

    @Test
    void a_database_that_is_away_is_the_jobs_own_trouble() {
        assertThatThrownBy(() ->
                        feeds.take(
                                FEED,
                                () -> {
                                    throw new DataAccessResourceFailureException(
                                            "on purpose",
                                            new java.sql.SQLTransientConnectionException());
                                }))
                .isInstanceOf(DataAccessResourceFailureException.class);
    }
}

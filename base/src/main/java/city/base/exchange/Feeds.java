// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import city.base.database.Outage;
import city.base.database.Sql;
import city.base.shared.WallTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Watches what is taken from elsewhere again and again: a feed that stands still is an alarm on the page of faults,
/// on the desk's first page and in the server's health, and not silence. All servers see the same.
@Service
public class Feeds {
    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);

    /// Written at most so often while all goes well.
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final String REACHED =
            """
            insert into exchange.feed (name, current_at) values (:name, :now)
            on conflict (name) do update set current_at = excluded.current_at, failed_at = null, fault = null
            where feed.failed_at is not null or feed.current_at < :fresh
            """;
    private static final String FAILED =
            """
            insert into exchange.feed (name, current_at, failed_at, fault) values (:name, :now, :now, :fault)
            on conflict (name) do update set failed_at = excluded.failed_at, fault = excluded.fault
            """;
    private static final String STALLED =
            "select * from exchange.feed where current_at < :late order by current_at, name";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration patience;
    private final Instant started;

    /// @param patience how long a feed may be behind before it is an alarm
    Feeds(
            JdbcClient jdbc,
            @WallTime Clock clock,
            @Value("${city.exchange.patience:10m}") Duration patience) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.patience = patience;
        this.started = clock.instant();
    }

    /// Why a feed stands still.
    public enum Why {
        /// The source does not answer.
        AWAY,
        /// What it says cannot be taken.
        FAULT,
        /// Nobody has tried: the job hangs or does not run.
        UNTRIED
    }

    /// A feed that stands still.
    ///
    /// @param name its text key
    /// @param since when it was read to its end for the last time
    /// @param tried when it failed last; null where nobody has tried
    public record Stalled(String name, Instant since, Why why, @Nullable Instant tried) {}

    /// Takes what a source has, for a job. A source that is away or says what cannot be taken is noted and asked
    /// again the next time; the log names the feed and the kind of fault, never what was taken.
    ///
    /// @param name text key of the source's name, such as `register.source.population`
    /// @param take takes everything that waits; false where no source is named
    public void take(String name, Taking take) {
        try {
            if (take.toItsEnd()) {
                jdbc.sql(REACHED)
                        .param("name", name)
                        .param("now", Sql.at(clock.instant()))
                        .param("fresh", Sql.at(clock.instant().minus(FRESH)))
                        .update();
            }
        } catch (SourceUnavailable away) {
            LOG.warn("{} is asked again: {}", name, away.getMessage());
            failed(name, Why.AWAY);
        } catch (RuntimeException fault) {
            if (Outage.causes(fault)) {
                throw fault;
            }
            LOG.error("{} stands still", name, fault);
            failed(name, Why.FAULT);
        }
    }

    /// Something that is taken from elsewhere.
    @FunctionalInterface
    public interface Taking {
        /// @return false where no source is named
        boolean toItsEnd();
    }

    private void failed(String name, Why why) {
        jdbc.sql(FAILED)
                .param("name", name)
                .param("now", Sql.at(clock.instant()))
                .param("fault", why.name())
                .update();
    }

    /// The feeds that stand still, the longest first. Right after a start nobody is late yet.
    public List<Stalled> stalled() {
        var late = clock.instant().minus(patience);
        if (started.isAfter(late)) {
            return List.of();
        }
        return jdbc.sql(STALLED)
                .param("late", Sql.at(late))
                .query((rs, _) -> {
                    var fault = rs.getString("fault");
                    return new Stalled(
                            rs.getString("name"),
                            Sql.instant(rs, "current_at"),
                            fault == null ? Why.UNTRIED : Why.valueOf(fault),
                            Sql.instantOrNull(rs, "failed_at"));
                })
                .list();
    }
}

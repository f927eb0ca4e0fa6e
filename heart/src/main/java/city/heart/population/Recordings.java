// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.database.RecordingTimes;
import city.base.database.Sql;
import city.base.shared.CityTime;
import city.base.shared.RecordingNumber;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Opens recordings: one writer at a time in the whole city, so that numbers appear in order and a
/// reader who has seen one has seen all before it.
@Component
public class Recordings implements RecordingTimes {
    static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended('population.recording', 0))";
    static final String OPEN =
            """
            insert into population.recording (number, at, source, register_key)
            select coalesce(max(number), 0) + 1, :at, :source, :key from population.recording
            returning number
            """;
    private static final String LATEST =
            "select coalesce(max(number), 0) from population.recording";

    private static final String BEFORE =
            "select coalesce(max(number), 0) from population.recording where at < :before";

    private final JdbcClient jdbc;
    private final Clock clock;

    Recordings(JdbcClient jdbc, @CityTime Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Opens the next recording in the caller's transaction, and waits for any other writer first.
    /// A transaction opens at most one.
    ///
    /// @param source who tells, such as `feed` or `education`
    /// @param registerKey the teller's own key, null where there is none
    @Transactional(propagation = Propagation.MANDATORY)
    public RecordingNumber open(String source, @Nullable Long registerKey) {
        jdbc.sql(LOCK).query(rs -> {});
        return new RecordingNumber(
                jdbc.sql(OPEN)
                        .param("at", Sql.at(clock.instant()))
                        .param("source", source)
                        .param("key", registerKey)
                        .query(Long.class)
                        .single());
    }

    @Override
    public RecordingNumber lastBefore(Instant moment) {
        return new RecordingNumber(
                jdbc.sql(BEFORE).param("before", Sql.at(moment)).query(Long.class).single());
    }

    /// The last recording that stands; 0 before the first.
    public RecordingNumber latest() {
        return new RecordingNumber(jdbc.sql(LATEST).query(Long.class).single());
    }
}

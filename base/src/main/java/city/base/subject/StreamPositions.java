// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Follows streams: rows are taken with their position in one transaction, so that each is taken once,
/// whoever is killed when.
///
/// ```java
/// var taken = positions.take("casework", population.lifeEvents(), 500, this::look);
/// ```
@Component
public class StreamPositions {
    private static final String BEGIN =
            """
            insert into subject.stream_position (follower, stream, position) values (:follower, :stream, 0)
            on conflict (follower, stream) do nothing
            """;
    private static final String POSITION =
            """
            select position from subject.stream_position where follower = :follower and stream = :stream for update
            """;
    private static final String TAKEN =
            "select position from subject.stream_position where follower = :follower and stream = :stream";
    private static final String ADVANCE =
            """
            update subject.stream_position set position = :position where follower = :follower and stream = :stream
            """;

    private final JdbcClient jdbc;

    StreamPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How far a follower has taken a stream; 0 before the first row.
    public long position(String follower, String stream) {
        return jdbc.sql(TAKEN)
                .param("follower", follower)
                .param("stream", stream)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /// Takes the next rows in the caller's transaction. Several servers take one after the other.
    ///
    /// @param follower the subject that takes them; where it takes a stream twice, a name below its own
    /// @param work is not called when there is nothing new
    /// @return how many there were
    @Transactional(propagation = Propagation.MANDATORY)
    public <T> int take(String follower, Stream<T> stream, int limit, Consumer<List<T>> work) {
        var key = Map.of("follower", follower, "stream", stream.name());
        jdbc.sql(BEGIN).params(key).update();
        long position = jdbc.sql(POSITION).params(key).query(Long.class).single();
        var rows = stream.after().rows(position, limit);
        if (!rows.isEmpty()) {
            work.accept(rows.stream().map(Stream.Row::value).toList());
            jdbc.sql(ADVANCE).params(key).param("position", rows.getLast().position()).update();
        }
        return rows.size();
    }
}

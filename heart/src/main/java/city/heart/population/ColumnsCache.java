// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.shared.RecordingNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The present columns, one per server: built at the first asking, then caught up by the stream of
/// changed people. A new day is a new build: facts may begin on it.
@Component
class ColumnsCache {
    private static final int REBUILD_FROM = 50_000;
    private static final String SIZE =
            "select coalesce(max(id), 0) + 1 from population.resident where first_seen <= :known";
    private static final String CHANGED =
            """
            select distinct resident_id from population.change
             where recording > :from and recording <= :to order by resident_id limit :limit
            """;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private @Nullable ColumnsBuilder facts;
    private @Nullable Columns columns;

    ColumnsCache(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    synchronized Columns get(RecordingNumber known, LocalDate day) {
        var present = columns;
        var from = facts;
        if (present != null && present.known().equals(known) && present.day().equals(day)) {
            return present;
        }
        var next =
                from == null || !from.day().equals(day) || from.known().compareTo(known) > 0
                        ? fill(known, day)
                        : catchUp(from, known);
        var made = next.build();
        facts = next;
        columns = made;
        return made;
    }

    Columns build(RecordingNumber known, LocalDate day) {
        return fill(known, day).build();
    }

    private ColumnsBuilder fill(RecordingNumber known, LocalDate day) {
        var builder = new ColumnsBuilder(known, day, size(known));
        fill(builder, "");
        return builder;
    }

    private ColumnsBuilder catchUp(ColumnsBuilder from, RecordingNumber known) {
        var changed =
                jdbc
                        .sql(CHANGED)
                        .param("from", from.known().value())
                        .param("to", known.value())
                        .param("limit", REBUILD_FROM)
                        .query((rs, _) -> rs.getInt(1))
                        .list()
                        .stream()
                        .mapToInt(Integer::intValue)
                        .toArray();
        if (changed.length == REBUILD_FROM) {
            return fill(known, from.day());
        }
        var builder = from.without(changed, known, size(known));
        if (changed.length > 0) {
            fill(
                    builder,
                    "and resident_id = any('{"
                            + IntStream.of(changed)
                                    .mapToObj(Integer::toString)
                                    .collect(Collectors.joining(","))
                            + "}')");
        }
        return builder;
    }

    private int size(RecordingNumber known) {
        return jdbc.sql(SIZE).param("known", known.value()).query((rs, _) -> rs.getInt(1)).single();
    }

    /// Two connections at a time; both read what was known at the recording, so they agree.
    private void fill(ColumnsBuilder builder, String only) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var homes = executor.submit(() -> with(it -> builder.fillHomes(it, only)));
            var people = executor.submit(() -> with(it -> builder.fillPeople(it, only)));
            await(homes);
            await(people);
        }
    }

    private interface Step {
        void run(Connection connection) throws SQLException, IOException;
    }

    private boolean with(Step step) throws SQLException, IOException {
        try (var connection = dataSource.getConnection()) {
            step.run(connection);
            return true;
        }
    }

    private static void await(Future<Boolean> step) {
        try {
            step.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } catch (java.util.concurrent.ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw new UncheckedIOException(cause);
            }
            throw new CompletionException(e.getCause());
        }
    }
}

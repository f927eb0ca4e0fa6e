// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.database.BinaryCopy;
import city.base.database.BulkTable;
import city.base.database.LineBlocks;
import city.base.shared.CityTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/// Loads a whole city from the register's initial extract: a file with one element of `perustiedot` a
/// line. Parsed by all processors, copied table by table, indexes after. The recording that makes it
/// visible is the last step: a load that is killed leaves nothing to be seen, and is done again.
@Service
public class PopulationLoad {
    private static final Logger log = LoggerFactory.getLogger(PopulationLoad.class);
    private static final String EMPTY = "select count(*) = 0 from population.recording";
    private static final String RECORD =
            """
            insert into population.recording (number, at, source, register_key) values (1, ?, 'extract', ?)
            """;
    private static final String FEED =
            """
            insert into population.feed (source, register_key, recording, up_to_date)
            values ('population', ?, 1, false)
            """;
    private static final String IDS = "select setval('population.resident_id', ?)";

    /// Of a load that was killed: this one will find them again.
    private static final String FORGET_PARKED = "delete from population.parked_change";

    private static final String FORGET_ISSUES = "delete from population.issue";
    private static final int RECORDING = 1;

    private final DataSource owner;
    private final IdentityKey key;
    private final Issues issues;
    private final Clock clock;

    PopulationLoad(
            @Qualifier("owner") DataSource owner,
            IdentityKey key,
            Issues issues,
            @CityTime Clock clock) {
        this.owner = owner;
        this.key = key;
        this.issues = issues;
        this.clock = clock;
    }

    /// What a load did.
    ///
    /// @param people    with a number now, those only named by others included
    /// @param relations between children and guardians
    /// @param broken    records not taken, each an issue
    public record Loaded(int people, int relations, int broken) {}

    /// Loads the extract into an empty city. Readers of people wait until it is done.
    ///
    /// @param extract     UTF-8, one person a line
    /// @param registerKey the register's key as of the extract: changes are taken after it
    /// @throws IllegalStateException when something is recorded already
    public Loaded load(Path extract, long registerKey, LoadProgress progress) {
        try (var connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            run(connection, Recordings.LOCK);
            if (!empty(connection)) {
                throw new IllegalStateException(
                        "The extract is for an empty city; this one has recordings already");
            }
            run(connection, FORGET_PARKED);
            run(connection, FORGET_ISSUES);
            var loaded = fill(extract, progress);
            finish(connection, registerKey, loaded.people());
            connection.commit();
            run(connection, "analyze population.resident, population.identity_code");
            for (var table : Facts.ALL) {
                run(connection, "analyze population." + table.name());
            }
            connection.commit();
            progress.at("indexes", 1);
            return loaded;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("The extract could not be loaded", e);
        }
    }

    private void finish(Connection connection, long registerKey, int people) throws SQLException {
        try (var statement = connection.prepareStatement(RECORD)) {
            statement.setObject(1, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            statement.setLong(2, registerKey);
            statement.executeUpdate();
        }
        try (var statement = connection.prepareStatement(FEED)) {
            statement.setLong(1, registerKey);
            statement.executeUpdate();
        }
        try (var statement = connection.prepareStatement(IDS)) {
            statement.setInt(1, Math.max(1, people));
            statement.execute();
        }
    }

    private Loaded fill(Path extract, LoadProgress progress) throws SQLException, IOException {
        var tables = new Tables(owner);
        var workers = Math.max(2, Runtime.getRuntime().availableProcessors());
        try (tables;
                var blocks = new LineBlocks(extract);
                var executor = Executors.newFixedThreadPool(workers)) {
            var size = Math.max(1, Files.size(extract));
            var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
            var codes = new CodeMap();
            var tasks = new ArrayList<LoadWorker>();
            for (var i = 0; i < workers; i++) {
                tasks.add(
                        new LoadWorker(
                                blocks,
                                tables,
                                key.seal(),
                                codes,
                                today,
                                it -> progress.at("read", (double) it / size)));
            }
            all(executor, tasks);
            var relations = new LoadRelations(tables, key.seal(), codes, today);
            var loaded = relations.write(tasks);
            progress.at("relations", 1);
            all(executor, tables.finishers(progress));
            tasks.forEach(it -> it.broken().forEach(this::raise));
            return loaded;
        }
    }

    private void raise(LoadWorker.BrokenLine line) {
        var place = "perustiedot[" + line.number() + "]." + line.fault().place();
        log.warn("Register record not taken: {} at {}", line.fault().fault(), place);
        var issue =
                issues.raise(PopulationFeed.SOURCE, null, line.fault().fault(), place, null, true);
        var code = line.code();
        if (code != null) {
            var words = Dvv.MAPPER.createObjectNode().put("henkilotunnus", code);
            issues.park(issue, code, null, words.toString());
        }
    }

    private static <T> void all(ExecutorService executor, List<? extends Callable<T>> tasks)
            throws SQLException, IOException {
        try {
            for (var done : executor.invokeAll(tasks)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The load was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw new IOException("The load failed", e.getCause());
        }
    }

    private static boolean empty(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(EMPTY)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// All tables of a load, each on its own connection.
    static final class Tables implements AutoCloseable {
        static final String RESIDENT_COLUMNS = "id, first_seen, in_register, base_key";
        static final String CODE_COLUMNS =
                "known_from, known_to, resident_id, code_hash, code_sealed";

        final BulkTable residents;
        final BulkTable codes;
        final Map<FactTable<?>, BulkTable> facts = new LinkedHashMap<>();

        Tables(DataSource owner) throws SQLException {
            residents = BulkTable.open(owner, "population", "resident", RESIDENT_COLUMNS);
            codes = BulkTable.open(owner, "population", "identity_code", CODE_COLUMNS);
            for (var table : Facts.ALL) {
                facts.put(table, BulkTable.open(owner, "population", table.name(), table.copied()));
            }
        }

        List<Callable<Boolean>> finishers(LoadProgress progress) {
            var all = new ArrayList<BulkTable>();
            all.add(codes);
            all.add(residents);
            all.addAll(facts.values());
            var tasks = new ArrayList<Callable<Boolean>>();
            for (var table : all) {
                var share = (tasks.size() + 1.0) / (all.size() + 1);
                tasks.add(() -> {
                    table.finish();
                    progress.at("indexes", share);
                    return true;
                });
            }
            return tasks;
        }

        @Override
        public void close() throws SQLException {
            residents.close();
            codes.close();
            for (var table : facts.values()) {
                table.close();
            }
        }
    }

    static void resident(BinaryCopy rows, int id) {
        rows.row(4).number(id).number((long) RECORDING).truth(true).nothing();
    }

    static void code(BinaryCopy rows, int id, boolean active, byte[] hash, byte[] sealed) {
        rows.row(5).number((long) RECORDING);
        if (active) {
            rows.nothing();
        } else {
            rows.number((long) RECORDING);
        }
        rows.number(id).bytes(hash).bytes(sealed);
    }
}

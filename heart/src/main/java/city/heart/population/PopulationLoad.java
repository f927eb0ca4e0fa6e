// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.database.BinaryCopy;
import city.base.database.BulkTable;
import city.base.secret.CityKey;
import city.base.shared.CityTime;
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
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/// Writes a whole city into empty tables: copied table by table on connections of their own, indexes
/// after. The recording that makes it visible is the last step: a load that is killed leaves nothing to
/// be seen, and is done again.
@Service
public class PopulationLoad {
    private static final String MADE = "select to_regclass('population.recording') is not null";
    private static final String EMPTY = "select count(*) = 0 from population.recording";
    private static final String RECORD =
            """
            insert into population.recording (number, at, source, register_key) values (1, ?, 'extract', ?)
            """;
    private static final String IDS = "select setval('population.resident_id', ?)";
    private static final int RECORDING = 1;

    private final DataSource owner;
    private final CityKey key;
    private final Clock clock;

    PopulationLoad(@Qualifier("owner") DataSource owner, CityKey key, @CityTime Clock clock) {
        this.owner = owner;
        this.key = key;
        this.clock = clock;
    }

    /// What was written.
    ///
    /// @param people    with a number now, those only named by others included
    /// @param relations between children and guardians
    public record Written(int people, int relations) {}

    /// Begins a load. Every other writer, and readers of people, wait until it is done.
    ///
    /// @throws IllegalStateException when something is recorded already
    public Running begin() throws SQLException {
        var connection = owner.getConnection();
        try {
            connection.setAutoCommit(false);
            run(connection, Recordings.LOCK);
            if (!empty(connection)) {
                throw new IllegalStateException(
                        "The extract is for an empty city; this one has recordings already");
            }
            return new Running(connection, new Tables(owner));
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /// A load that goes on. Given up where it is closed before it was committed.
    public final class Running implements AutoCloseable {
        private final Connection connection;
        private final Tables tables;
        private final CodeMap codes = new CodeMap();
        private final LocalDate today = LocalDate.now(clock);
        private final List<LoadWriter> writers = new ArrayList<>();

        private Running(Connection connection, Tables tables) {
            this.connection = connection;
            this.tables = tables;
        }

        /// As the owner, in the transaction that makes the city visible: what else must begin with it
        /// is written here.
        public Connection connection() {
            return connection;
        }

        /// For one thread more.
        public LoadWriter writer() {
            var writer = new LoadWriter(tables, key.seal(), codes, today);
            writers.add(writer);
            return writer;
        }

        /// Writes who is guardian of whom, after all writers have sent all.
        ///
        /// @param last the highest number given
        public Written relate(int last) throws SQLException {
            return new LoadRelations(tables, key.seal(), codes, today).write(writers, last);
        }

        /// What is left to do of each table, side by side: its indexes.
        public List<Callable<Boolean>> finishers() {
            var tasks = new ArrayList<Callable<Boolean>>();
            for (var table : tables.all()) {
                tasks.add(() -> {
                    table.finish();
                    return true;
                });
            }
            return tasks;
        }

        /// Makes the city visible.
        ///
        /// @param registerKey the register's key as of the extract
        public void commit(long registerKey, Written written) throws SQLException {
            try (var statement = connection.prepareStatement(RECORD)) {
                statement.setObject(1, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
                statement.setLong(2, registerKey);
                statement.executeUpdate();
            }
            try (var statement = connection.prepareStatement(IDS)) {
                statement.setInt(1, Math.max(1, written.people()));
                statement.execute();
            }
            connection.commit();
            run(connection, "analyze population.resident, population.identity_code");
            for (var table : Facts.ALL) {
                run(connection, "analyze population." + table.name());
            }
            connection.commit();
        }

        @Override
        public void close() throws SQLException {
            try (connection) {
                tables.close();
            }
        }
    }

    /// Whether a database holds people, also one in which no table has been made yet. Writes nothing.
    public static boolean holdsPeople(Connection connection) throws SQLException {
        return isTrue(connection, MADE) && !empty(connection);
    }

    private static boolean empty(Connection connection) throws SQLException {
        return isTrue(connection, EMPTY);
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
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

        /// Those with the most rows first.
        List<BulkTable> all() {
            var all = new ArrayList<BulkTable>();
            all.add(codes);
            all.add(residents);
            all.addAll(facts.values());
            return all;
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

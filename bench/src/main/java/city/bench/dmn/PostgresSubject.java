// SPDX-License-Identifier: EUPL-1.2
package city.bench.dmn;

import city.base.database.PostgresServer;
import city.bench.workload.Case;
import city.bench.workload.City;
import city.bench.workload.Sql;
import city.bench.workload.Subject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// The city's own PostgreSQL, not durable and without parallel workers, answers written to an unlogged table.
public final class PostgresSubject implements Subject {
    private @Nullable Connection connection;
    private int loaded;

    @Override
    public @Nullable Work prepare(Case what) throws Exception {
        var queries = Sql.of(what);
        if (queries.isEmpty()) {
            return null;
        }
        return new Postgres(connection(what.people()), queries, what.people());
    }

    private Connection connection(int people) throws SQLException, IOException {
        var open = connection;
        if (open == null) {
            var folder = Files.createTempDirectory("bench-postgres");
            var server = PostgresServer.start(folder, new PostgresServer.Settings(false));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            open =
                    DriverManager.getConnection(
                            server.url("postgres"), server.superuser(), server.superuserPassword());
            connection = open;
            try (var statement = open.createStatement()) {
                statement.execute("set max_parallel_workers_per_gather = 0");
                statement.execute("set work_mem = '256MB'");
                statement.execute(Sql.TABLE);
            }
        }
        if (loaded != people) {
            load(open, new City(people));
            loaded = people;
        }
        return open;
    }

    private static void load(Connection connection, City city) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            statement.execute("truncate person");
        }
        var rows = new StringBuilder();
        for (var i = 0; i < city.size; i++) {
            rows.append(i).append('\t');
            field(rows, City.is(city.noBirth, i) ? null : LocalDate.ofEpochDay(city.birth[i]));
            field(rows, city.age[i]);
            field(
                    rows,
                    City.is(city.noMunicipality, i)
                            ? null
                            : City.MUNICIPALITIES.get(city.municipality[i]));
            field(rows, City.SEXES.get(city.sex[i]));
            field(rows, City.is(city.noMonths, i) ? null : (Byte) city.months[i]);
            field(rows, City.is(city.enrolled, i));
            field(rows, city.guardians[i]);
            field(rows, City.is(city.refusal, i));
            rows.append(City.is(city.noLanguage, i) ? "\\N" : City.LANGUAGES.get(city.language[i]))
                    .append('\n');
        }
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy person from stdin", new StringReader(rows.toString()));
        try (var statement = connection.createStatement()) {
            statement.execute("vacuum analyze person");
        }
    }

    private static void field(StringBuilder rows, @Nullable Object value) {
        rows.append(value == null ? "\\N" : value.toString()).append('\t');
    }

    private record Postgres(Connection connection, List<Sql.Query> queries, int people)
            implements Work {
        @Override
        public int size() {
            return people * queries.size();
        }

        @Override
        public long batch() throws SQLException {
            try (var statement = connection.createStatement()) {
                for (var query : queries) {
                    for (var one : query.intoTable("unlogged").split(";")) {
                        statement.execute(one);
                    }
                }
            }
            return queries.size();
        }

        @Override
        public List<String> answers() throws SQLException {
            batch();
            return Sql.checkSums(connection, queries);
        }
    }
}

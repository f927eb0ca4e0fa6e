// SPDX-License-Identifier: EUPL-1.2
package city.bench.peer;

import city.bench.workload.Case;
import city.bench.workload.City;
import city.bench.workload.Sql;
import city.bench.workload.Subject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.duckdb.DuckDBConnection;

/// DuckDB in memory, one thread, its rows in the order of the people.
public final class DuckDbSubject implements Subject {
    @Override
    public Work prepare(Case what) throws Exception {
        var queries = Sql.of(what);
        if (queries.isEmpty()) {
            return null;
        }
        var connection = DriverManager.getConnection("jdbc:duckdb:");
        try (var statement = connection.createStatement()) {
            statement.execute("set threads to 1");
            statement.execute(Sql.TABLE);
        }
        fill((DuckDBConnection) connection, new City(what.people()));
        return new Duck(connection, queries, what.people());
    }

    private static void fill(DuckDBConnection connection, City city) throws SQLException {
        try (var rows = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "person")) {
            for (var i = 0; i < city.size; i++) {
                rows.beginRow();
                rows.append(i);
                if (City.is(city.noBirth, i)) {
                    rows.appendNull();
                } else {
                    rows.append(LocalDate.ofEpochDay(city.birth[i]));
                }
                rows.append((short) city.age[i]);
                if (City.is(city.noMunicipality, i)) {
                    rows.appendNull();
                } else {
                    rows.append(City.MUNICIPALITIES.get(city.municipality[i]));
                }
                rows.append(City.SEXES.get(city.sex[i]));
                if (City.is(city.noMonths, i)) {
                    rows.appendNull();
                } else {
                    rows.append((short) city.months[i]);
                }
                rows.append(City.is(city.enrolled, i));
                rows.append((short) city.guardians[i]);
                rows.append(City.is(city.refusal, i));
                if (City.is(city.noLanguage, i)) {
                    rows.appendNull();
                } else {
                    rows.append(City.LANGUAGES.get(city.language[i]));
                }
                rows.endRow();
            }
        }
    }

    private static final class Duck implements Work {
        private final Connection connection;
        private final List<Sql.Query> queries;
        private final int people;

        Duck(Connection connection, List<Sql.Query> queries, int people) {
            this.connection = connection;
            this.queries = queries;
            this.people = people;
        }

        @Override
        public int size() {
            return people * queries.size();
        }

        @Override
        public long batch() throws SQLException {
            try (var statement = connection.createStatement()) {
                for (var query : queries) {
                    statement.execute(query.intoTable("temp"));
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

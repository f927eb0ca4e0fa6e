// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The few lines of JDBC that the registers need.
final class Jdbc {
    private Jdbc() {}

    /// Something done in a transaction.
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T with(Connection connection) throws SQLException;
    }

    /// One row of a result.
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /// Runs the work in one transaction of its own, which is undone if it throws.
    static <T extends @Nullable Object> T transaction(DataSource dataSource, Work<T> work) {
        try (var connection = dataSource.getConnection()) {
            boolean automatic = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(automatic);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the register's database failed", e);
        }
    }

    static <T> List<T> list(Connection connection, String sql, Row<T> row, Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(row.of(rows));
                }
                return found;
            }
        }
    }

    static <T> Optional<T> find(Connection connection, String sql, Row<T> row, Object... parameters)
            throws SQLException {
        var found = list(connection, sql, row, parameters);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    static long number(Connection connection, String sql, Object... parameters)
            throws SQLException {
        return list(connection, sql, row -> row.getLong(1), parameters).getFirst();
    }

    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            return statement.executeUpdate();
        }
    }

    static void script(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static void bind(
            Connection connection, PreparedStatement statement, Object... parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            switch (value) {
                case Integer[] ids ->
                        statement.setArray(i + 1, connection.createArrayOf("int", ids));
                case String[] texts ->
                        statement.setArray(i + 1, connection.createArrayOf("text", texts));
                case LocalDate[] days ->
                        statement.setArray(i + 1, connection.createArrayOf("date", days));
                default -> statement.setObject(i + 1, value);
            }
        }
    }
}

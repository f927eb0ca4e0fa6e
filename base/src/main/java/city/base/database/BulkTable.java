// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// One table filled from nothing, as the owner, in one transaction of its own: emptied, its indexes
/// set aside, rows copied in, indexes made again. Killed at any moment it leaves the table as it was
/// before; filled again it is emptied first. Readers wait meanwhile.
public final class BulkTable implements AutoCloseable {
    private static final String INDEXES =
            "select schemaname || '.' || indexname, indexdef from pg_indexes where schemaname = ? and tablename = ?";

    private final Connection connection;
    private final List<String> indexes;
    private final BinaryCopy.Target target;

    private BulkTable(Connection connection, List<String> indexes, BinaryCopy.Target target) {
        this.connection = connection;
        this.indexes = indexes;
        this.target = target;
    }

    /// @param owner   connections as the owner, one of which this table keeps until it is closed
    /// @param schema  of the table
    /// @param table   in which no index belongs to a constraint
    /// @param columns that each row has, comma separated
    public static BulkTable open(DataSource owner, String schema, String table, String columns)
            throws SQLException {
        var connection = owner.getConnection();
        try {
            connection.setAutoCommit(false);
            var name = schema + "." + table;
            execute(connection, "truncate " + name);
            var definitions = new ArrayList<String>();
            try (var statement = connection.prepareStatement(INDEXES)) {
                statement.setString(1, schema);
                statement.setString(2, table);
                var names = new ArrayList<String>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        names.add(rows.getString(1));
                        definitions.add(rows.getString(2));
                    }
                }
                for (var index : names) {
                    execute(connection, "drop index " + index);
                }
            }
            var sql = "copy " + name + " (" + columns + ") from stdin (format binary, freeze)";
            return new BulkTable(connection, definitions, BinaryCopy.open(connection, sql));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// Takes rows; several threads may call it.
    public void write(BinaryCopy rows) throws SQLException {
        if (rows.rows() > 0) {
            target.write(rows);
        }
    }

    /// Makes the indexes again and commits.
    public void finish() throws SQLException {
        target.finish();
        for (var definition : indexes) {
            execute(connection, definition);
        }
        connection.commit();
    }

    /// Gives up what was not finished.
    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

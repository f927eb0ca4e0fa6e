// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import city.base.database.StatementLimits.Limits;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.postgresql.PGConnection;

/// The application's connections. Each has the limits of what it is taken for: those of a page or of work. They are
/// told to the database only where the connection had the others before.
class LimitedPool extends HikariDataSource {
    private final Limits page;
    private final Map<PGConnection, Limits> told = Collections.synchronizedMap(new WeakHashMap<>());

    LimitedPool(Limits page) {
        this.page = page;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        try {
            var wanted = StatementLimits.onAPage() ? page : StatementLimits.WORK;
            var session = connection.unwrap(PGConnection.class);
            if (!wanted.equals(told.get(session))) {
                try (var statement = connection.createStatement()) {
                    statement.execute(wanted.sql());
                }
                told.put(session, wanted);
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}

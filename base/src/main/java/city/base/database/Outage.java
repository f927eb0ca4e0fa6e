// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/// Tells a database that went away from a fault of the work itself: work that it broke off is done again when it is
/// back, and never kept as failed.
public final class Outage {
    /// A statement, a wait for a lock, and a transaction in which nothing happened.
    private static final Set<String> TOO_LONG = Set.of("57014", "55P03", "25P03");

    private Outage() {}

    /// True where a lost connection, a server that ends or starts, or a lack of connections is at the bottom of it.
    public static boolean causes(Throwable fault) {
        for (@Nullable Throwable it = fault; it != null; it = it.getCause()) {
            if (it instanceof SQLTransientException
                    || it instanceof DataAccessResourceFailureException
                    || it instanceof CannotCreateTransactionException
                    || it instanceof SQLException sql && lost(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /// True where the database ended a statement that ran or waited longer than it may (`StatementLimits`).
    public static boolean tooLong(Throwable fault) {
        for (@Nullable Throwable it = fault; it != null; it = it.getCause()) {
            if (it instanceof SQLException sql && TOO_LONG.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /// Classes of SQLSTATE (PostgreSQL, appendix A): 08 connection, 53 resources, 57P0x server ends, starts or ends
    /// the session. A connection that its pool has given up has none.
    private static boolean lost(@Nullable String state) {
        return state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P");
    }
}

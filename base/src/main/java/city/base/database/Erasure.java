// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import java.util.Map;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Deletes as the owner: the application's own role may not touch what is only ever added. For
/// retention and for nothing else.
@Component
public class Erasure {
    /// Rows of one batch, where a statement does not say otherwise.
    public static final int BATCH = 2_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Erasure(@Qualifier("owner") DataSource owner) {
        this.jdbc = JdbcClient.create(owner);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(owner));
    }

    /// Runs a statement, batch by batch, until it finds nothing more.
    ///
    /// @param sql deletes at most `:batch` rows
    /// @return how many in all
    public long inBatches(String sql, Map<String, ?> params) {
        return until(() -> jdbc.sql(sql).params(params).param("batch", BATCH).update());
    }

    /// Runs one batch after the other, each in a transaction, until one returns 0.
    public long until(IntSupplier batch) {
        var all = 0L;
        while (true) {
            Integer some = transaction.execute(_ -> batch.getAsInt());
            if (some == null || some == 0) {
                return all;
            }
            all += some;
        }
    }

    /// For the statements of a batch.
    public JdbcClient jdbc() {
        return jdbc;
    }
}

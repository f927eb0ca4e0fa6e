// SPDX-License-Identifier: EUPL-1.2
package city.base.usage;

import city.base.shared.CityTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Makes the months' partitions ahead, as the owner. Months begin at midnight UTC. What fell into a
/// default partition meanwhile is moved into its month.
@Component
public class UsageMonths {
    static final int AHEAD = 3;

    private final DataSource owner;
    private final Clock clock;

    UsageMonths(@Qualifier("owner") DataSource owner, @CityTime Clock clock) {
        this.owner = owner;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void onStart() throws SQLException {
        prepare();
    }

    /// The present month and the next three. May be called at any time, by several servers.
    public void prepare() throws SQLException {
        var now = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        try (var connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            execute(connection, "select pg_advisory_xact_lock(hashtext('usage.months'))");
            for (var i = 0; i <= AHEAD; i++) {
                month(connection, "act", now.plusMonths(i));
                month(connection, "subject", now.plusMonths(i));
            }
            connection.commit();
        }
    }

    private static void month(Connection connection, String table, YearMonth month)
            throws SQLException {
        var name = "usage.%s_%d_%02d".formatted(table, month.getYear(), month.getMonthValue());
        if (exists(connection, name)) {
            return;
        }
        var from = month.atDay(1) + " 00:00:00+00";
        var to = month.plusMonths(1).atDay(1) + " 00:00:00+00";
        var rest = "usage." + table + "_default";
        execute(connection, "create table " + name + " (like usage." + table + " including all)");
        execute(
                connection,
                "with moved as (delete from %s where at >= '%s' and at < '%s' returning *) insert into %s select * from moved"
                        .formatted(rest, from, to, name));
        execute(
                connection,
                "alter table usage.%s attach partition %s for values from ('%s') to ('%s')"
                        .formatted(table, name, from, to));
        execute(
                connection,
                "comment on table %s is 'append-only; retention: as usage.%s'"
                        .formatted(name, table));
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (var statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

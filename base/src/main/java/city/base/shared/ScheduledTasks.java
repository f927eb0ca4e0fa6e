// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import org.springframework.jdbc.core.simple.JdbcClient;

/// The table from which servers take their jobs; db-scheduler writes it.
public final class ScheduledTasks {
    /// With its schema.
    public static final String TABLE = "shared.scheduled_task";

    private static final String GIVE_UP =
            """
            update shared.scheduled_task
               set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
             where picked
            """;

    private ScheduledTasks() {}

    /// Gives up what any server holds, for who knows that all others are dead.
    public static void giveUp(JdbcClient jdbc) {
        jdbc.sql(GIVE_UP).update();
    }
}

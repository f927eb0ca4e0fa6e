// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.database.JobConfiguration.Starter;
import com.github.kagkarlsson.scheduler.Scheduler;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JobsOfADeadServerTest {
    private static List<String> heldAfterAStart(boolean alone) {
        var access = TestDatabase.fresh();
        var source = TestDatabase.app(access);
        var jdbc = JdbcClient.create(source);
        jdbc.sql(
                        """
                        insert into shared.scheduled_task (task_name, task_instance, execution_time, picked, picked_by,
                                                           last_heartbeat, version)
                        values ('flow', 'recurring', '2026-01-08T06:00:00Z', true, 'dead', '2026-01-08T06:00:00Z', 7)
                        """)
                .update();
        // Takes no job itself: none is known to it.
        var scheduler = Scheduler.create(source).tableName("shared.scheduled_task").build();
        new Starter(scheduler, jdbc, alone).start();
        scheduler.stop();
        return jdbc.sql("select picked_by from shared.scheduled_task where picked")
                .query(String.class)
                .list();
    }

    @Test
    void are_taken_up_at_once_where_no_other_server_can_hold_them() {
        assertThat(heldAfterAStart(true)).isEmpty();
    }

    @Test
    void are_left_to_their_heartbeat_where_several_servers_share_a_database() {
        assertThat(heldAfterAStart(false)).containsExactly("dead");
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.prove;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Runs single jobs of the city now, by their names: no job runs by itself during a proof.
@Component
@Proving
class ProofJobs {
    static final String ROUNDS = "round-runs";
    private static final String DELIVERY = "message-delivery";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final List<RecurringTask<?>> tasks;
    private final ProofSql sql;

    ProofJobs(List<RecurringTask<?>> tasks, ProofSql sql) {
        this.tasks = tasks;
        this.sql = sql;
    }

    void run(String name) {
        once(
                tasks.stream()
                        .filter(it -> it.getName().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("There is no job " + name)));
    }

    private static <T> void once(RecurringTask<T> task) {
        task.executeRecurringly(new TaskInstance<>(task.getName(), "proof"), null);
    }

    /// Until all that waits has left. A gateway that was away for a moment is tried again.
    void deliver() {
        var until = System.nanoTime() + PATIENCE.toNanos();
        run(DELIVERY);
        for (var left = sql.undelivered(); left > 0; left = sql.undelivered()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(left + " messages could not be delivered");
            }
            run(DELIVERY);
            if (sql.undelivered() == left) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while messages were delivered", e);
        }
    }
}

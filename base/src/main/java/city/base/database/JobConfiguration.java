// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/// The jobs of all modules: a module declares a `RecurringTask` (or another `Task`) bean, and one of
/// the servers runs it. `city.jobs.enabled=false` leaves them to other servers; tests call the work
/// itself.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "city.jobs.enabled", havingValue = "true", matchIfMissing = true)
class JobConfiguration {
    /// A job that is scheduled inside a transaction is there when that commits.
    @Bean(initMethod = "", destroyMethod = "stop")
    Scheduler jobs(DataSource database, List<Task<?>> tasks) {
        return Scheduler.create(
                        new TransactionAwareDataSourceProxy(database),
                        tasks.stream().filter(it -> !(it instanceof RecurringTask)).toList())
                .startTasks(
                        tasks.stream()
                                .filter(RecurringTask.class::isInstance)
                                .<RecurringTask<?>>map(RecurringTask.class::cast)
                                .toList())
                .tableName("shared.scheduled_task")
                .threads(4)
                .pollingInterval(Duration.ofSeconds(2))
                .heartbeatInterval(Duration.ofSeconds(20))
                .build();
    }

    @Bean
    Starter jobStarter(Scheduler jobs) {
        return new Starter(jobs);
    }

    /// Jobs begin when the server answers, not before.
    record Starter(Scheduler jobs) {
        @EventListener(ApplicationReadyEvent.class)
        void start() {
            jobs.start();
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import city.base.shared.ScheduledTasks;
import city.base.subject.Job;
import city.base.subject.Subject;
import city.base.subject.Subjects;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/// The jobs that the subjects declare (`Subject.jobs`); one of the servers runs each.
/// `city.jobs.enabled=false` leaves them to other servers; tests call the work itself.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "city.jobs.enabled", havingValue = "true", matchIfMissing = true)
class JobConfiguration {
    /// A job that is scheduled inside a transaction is there when that commits.
    @Bean(initMethod = "", destroyMethod = "stop")
    Scheduler jobs(DataSource database, Subjects subjects) {
        return Scheduler.create(new TransactionAwareDataSourceProxy(database))
                .startTasks(
                        subjects.all(Subject::jobs).stream().map(JobConfiguration::task).toList())
                .tableName(ScheduledTasks.TABLE)
                .threads(4)
                .pollingInterval(Duration.ofSeconds(2))
                // After six that were missed a job is another server's.
                .heartbeatInterval(Duration.ofSeconds(5))
                .build();
    }

    private static RecurringTask<Void> task(Job job) {
        return Tasks.recurring(
                        job.name(),
                        switch (job.schedule()) {
                            case Job.Schedule.After(var pause) -> FixedDelay.of(pause);
                            case Job.Schedule.Daily(var at) -> new Daily(ZoneOffset.UTC, at);
                        })
                .execute((_, _) -> job.work().run());
    }

    /// @param alone the database is this server's own, so whatever is held in it is held by a server that is dead
    @Bean
    Starter jobStarter(
            Scheduler jobs, JdbcClient jdbc, @Value("${city.database.alone:false}") boolean alone) {
        return new Starter(jobs, jdbc, alone);
    }

    /// Jobs begin when the server answers, not before.
    record Starter(Scheduler jobs, JdbcClient jdbc, boolean alone) {
        @EventListener(ApplicationReadyEvent.class)
        void start() {
            if (alone) {
                ScheduledTasks.giveUp(jdbc);
            }
            jobs.start();
        }
    }
}

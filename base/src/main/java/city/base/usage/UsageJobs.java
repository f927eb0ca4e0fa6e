// SPDX-License-Identifier: EUPL-1.2
package city.base.usage;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The months' partitions are made ahead every night: a server may run for years without a restart.
@Configuration(proxyBeanMethods = false)
class UsageJobs {
    private static final LocalTime AT = LocalTime.of(1, 0);

    @Bean
    RecurringTask<Void> prepareUsageMonths(UsageMonths months) {
        return Tasks.recurring("usage-months", new Daily(ZoneOffset.UTC, AT))
                .execute((_, _) -> {
                    try {
                        months.prepare();
                    } catch (SQLException e) {
                        throw new IllegalStateException("The months could not be prepared", e);
                    }
                });
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The flow goes on every two seconds, on one of the servers.
@Configuration(proxyBeanMethods = false)
class FlowJobs {
    @Bean
    RecurringTask<Void> takeFlow(FlowRunner runner) {
        return Tasks.recurring("offer-flow", FixedDelay.of(Duration.ofSeconds(2)))
                .execute((_, _) -> runner.run());
    }
}

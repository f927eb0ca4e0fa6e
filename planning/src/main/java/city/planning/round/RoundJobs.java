// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Drafts that were asked for are taken within two seconds, and the reasons of rounds that have been released
/// are worked out, on one of the servers.
@Configuration(proxyBeanMethods = false)
class RoundJobs {
    @Bean
    RecurringTask<Void> runRounds(RoundRunner runner, RoundReasons reasons) {
        return Tasks.recurring("round-runs", FixedDelay.of(Duration.ofSeconds(2)))
                .execute((_, _) -> {
                    runner.run();
                    reasons.explain();
                });
    }
}

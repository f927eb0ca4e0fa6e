// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The changes are taken every ten seconds, on one of the servers; a register that does not answer
/// is asked again the next time.
@Configuration(proxyBeanMethods = false)
class EducationJobs {
    @Bean
    RecurringTask<Void> takeEducationChanges(
            EducationFeed feed, @Value("${city.education.poll:10s}") Duration poll) {
        return Tasks.recurring("education-feed", FixedDelay.of(poll))
                .execute((_, _) -> feed.catchUpWhereNamed());
    }
}

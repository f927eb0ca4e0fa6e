// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The changes are taken every ten seconds, on one of the servers; a register that does not answer
/// is asked again the next time.
@Configuration(proxyBeanMethods = false)
class RegisterJobs {
    /// Before the officers come: what a source has mended since yesterday is taken.
    private static final LocalTime RETRY_AT = LocalTime.of(2, 30);

    @Bean
    RecurringTask<Void> retryParkedChanges(RegisterFeed feed) {
        return Tasks.recurring("register-retry", new Daily(ZoneOffset.UTC, RETRY_AT))
                .execute((_, _) -> feed.retryAllWhereNamed());
    }

    @Bean
    RecurringTask<Void> takeRegisterChanges(
            RegisterFeed feed, @Value("${city.register.poll:10s}") Duration poll) {
        return Tasks.recurring("register-feed", FixedDelay.of(poll))
                .execute((_, _) -> feed.catchUpWhereNamed());
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Delivery goes on every two seconds, on one of the servers.
@Configuration(proxyBeanMethods = false)
class DeliveryJobs {
    /// A run ends after so many rounds, so that the job's heartbeat shows that it lives.
    private static final int ROUNDS = 200;

    @Bean
    RecurringTask<Void> deliverMessages(Deliveries deliveries) {
        return Tasks.recurring("message-delivery", FixedDelay.of(Duration.ofSeconds(2)))
                .execute((_, _) -> all(deliveries::round));
    }

    @Bean
    RecurringTask<Void> confirmMessages(Confirmations confirmations) {
        return Tasks.recurring("message-confirmation", FixedDelay.of(Duration.ofSeconds(20)))
                .execute((_, _) -> all(confirmations::round));
    }

    @Bean
    RecurringTask<Void> sendNotes(Notes notes) {
        return Tasks.recurring("message-notes", FixedDelay.of(Duration.ofSeconds(10)))
                .execute((_, _) -> all(notes::round));
    }

    private static void all(IntSupplier round) {
        var rounds = 0;
        while (rounds < ROUNDS && round.getAsInt() > 0) {
            rounds++;
        }
    }
}

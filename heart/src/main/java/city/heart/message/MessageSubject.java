// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.subject.Quality;
import city.base.subject.Subject;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Delivery goes on every two seconds, on one of the servers.
@Configuration(proxyBeanMethods = false)
class MessageSubject {
    /// A run ends after so many rounds, so that the job's heartbeat shows that it lives.
    private static final int ROUNDS = 200;

    @Bean
    static Subject messageDeclared(
            Deliveries deliveries, Confirmations confirmations, Notes notes, Messages messages) {
        return Subject.named("message")
                .purposes("delivery")
                .job("message-delivery", Duration.ofSeconds(2), () -> all(deliveries::round))
                .job(
                        "message-confirmation",
                        Duration.ofSeconds(20),
                        () -> all(confirmations::round))
                .job("message-notes", Duration.ofSeconds(10), () -> all(notes::round))
                .stream(messages.outcomes())
                .proved(Quality.KILLED, "AbruptEndTest")
                .declared();
    }

    private static void all(IntSupplier round) {
        var rounds = 0;
        while (rounds < ROUNDS && round.getAsInt() > 0) {
            rounds++;
        }
    }
}

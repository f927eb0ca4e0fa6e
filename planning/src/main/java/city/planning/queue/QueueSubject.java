// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import city.base.subject.Quality;
import city.base.subject.Subject;
import city.planning.round.Rounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the queues declare about themselves.
@Configuration(proxyBeanMethods = false)
class QueueSubject {
    @Bean
    static Subject queueDeclared() {
        return Subject.named("queue")
                .residents("/my/offers/{id}/queue", "/my/offers/{id}/queue/{entry}")
                .desk("/desk/rounds/{id}/queues", Rounds.READ)
                .proved(Quality.LANGUAGES, "TextsTest")
                .declared();
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import city.base.subject.Card;
import city.base.subject.Quality;
import city.base.subject.Subject;
import city.planning.round.Rounds;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the queues declare about themselves.
@Configuration(proxyBeanMethods = false)
class QueueSubject {
    @Bean
    static Subject queueDeclared(Queues queues) {
        return Subject.named("queue")
                .residents("/my/offers/{id}/queue", "/my/offers/{id}/queue/{entry}")
                .desk("/desk/rounds/{id}/queues", Rounds.READ)
                .card(
                        new Card(
                                10,
                                me ->
                                        queues.toAnswer(me).stream()
                                                .map(QueueSubject::line)
                                                .toList()))
                .proved(Quality.KILLED, "QueueTest")
                .declared();
    }

    private static Card.Line line(Queues.FreeSeat it) {
        return new Card.Line(
                "queue.card", List.of(it.lastDay()), "/my/offers/" + it.offer().value() + "/queue");
    }
}

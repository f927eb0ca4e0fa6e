// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.subject.Quality;
import city.base.subject.Subject;
import city.heart.casework.FlowStep;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How many proposals stand where, and what became of messages as a step of the flow.
@Configuration(proxyBeanMethods = false)
class OfferSubject {
    @Bean
    static Subject offerDeclared(DeskOfferRepository offers) {
        return Subject.named("offer")
                .purposes("offer")
                .figure(30, "offer.waiting", () -> offers.count(State.OPEN, State.REMINDED))
                .figure(50, "offer.decided", () -> offers.count(State.DECIDED))
                .proved(Quality.KILLED, "AbruptEndTest")
                .declared();
    }

    @Bean
    static FlowStep outcomesOfMessages(ObjectProvider<MessageOutcomes> outcomes) {
        return FlowStep.of(-10, "outcomes of messages", () -> outcomes.getObject().takeNext());
    }
}

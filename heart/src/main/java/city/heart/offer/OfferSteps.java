// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.heart.casework.FlowStep;
import java.util.function.IntSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the days bring to offers, as steps of the flow.
@Configuration(proxyBeanMethods = false)
class OfferSteps {
    @Bean
    FlowStep outcomesOfMessages(Daily daily) {
        return new Step(-10, "outcomes of messages", daily::outcomes);
    }

    @Bean
    FlowStep offersToSend(Daily daily) {
        return new Step(30, "offers sent", daily::send);
    }

    @Bean
    FlowStep lastDaysOfOffers(Daily daily) {
        return new Step(40, "last days passed", daily::lastDays);
    }

    /// @param part one part, in a transaction of its own; 0 when nothing is left
    private record Step(int order, String name, IntSupplier part) implements FlowStep {
        @Override
        public int run() {
            var all = 0;
            for (var n = part.getAsInt(); n > 0; n = part.getAsInt()) {
                all += n;
            }
            return all;
        }
    }
}

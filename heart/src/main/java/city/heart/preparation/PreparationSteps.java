// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.heart.casework.FlowStep;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the days bring to prepared and sent offers, as steps of the flow.
@Configuration(proxyBeanMethods = false)
class PreparationSteps {
    @Bean
    FlowStep offersToSend(Daily daily) {
        return FlowStep.of(30, "offers sent", daily::send);
    }

    @Bean
    FlowStep lastDaysOfOffers(Daily daily) {
        return FlowStep.of(40, "last days passed", daily::lastDays);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import city.base.subject.Quality;
import city.base.subject.Subject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Rules are asked for everybody at once.
@Configuration(proxyBeanMethods = false)
class EligibilitySubject {
    @Bean
    static Subject eligibilityDeclared() {
        return Subject.named("eligibility")
                .purposes("eligibility")
                .proved(Quality.STANDARD, "TckTest")
                .proved(Quality.LOAD, "./city bench dmn")
                .declared();
    }
}

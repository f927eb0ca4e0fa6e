// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.subject.Subject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Residents' pages of decisions.
@Configuration(proxyBeanMethods = false)
class DecisionSubject {
    @Bean
    static Subject decisionDeclared() {
        return Subject.named("decision")
                .residents("/my/decisions/**", "/api/v1/me/decisions/**")
                .menu(10, "/my/decisions")
                .declared();
    }
}

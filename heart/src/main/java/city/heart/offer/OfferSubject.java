// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.subject.Subject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Residents' pages of proposals, and the links in messages.
@Configuration(proxyBeanMethods = false)
class OfferSubject {
    @Bean
    static Subject offerDeclared() {
        return Subject.named("offer")
                .purposes("offer")
                .residents("/my", "/my/offers/**")
                .open("/l/**")
                .menu(0, "/my")
                .declared();
    }
}

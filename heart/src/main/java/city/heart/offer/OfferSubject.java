// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.subject.Roles;
import city.base.subject.Subject;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Residents' pages of proposals and decisions, the links in messages, and the flow, which goes on every two
/// seconds on one of the servers.
@Configuration(proxyBeanMethods = false)
class OfferSubject {
    @Bean
    static Subject offerDeclared(ObjectProvider<FlowRunner> runner) {
        return Subject.named("offer")
                .purposes("offer")
                .permission(CaseAccess.READ, Roles.SERVICE_OFFICER, Roles.PROTECTED_CASE_OFFICER)
                .permission(CaseAccess.SECRET, Roles.PROTECTED_CASE_OFFICER)
                .residents("/my", "/my/offers/**", "/my/decisions/**", "/my/children")
                .residents("/api/v1/me/decisions/**")
                .open("/l/**")
                .menu(0, "/my")
                .menu(10, "/my/decisions")
                .menu(20, "/my/children")
                .job("offer-flow", Duration.ofSeconds(2), () -> runner.getObject().run())
                .declared();
    }
}

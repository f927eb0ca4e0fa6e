// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.subject.Subject;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The page of what a resident's children are due, and the flow, which goes on every two seconds on one of the
/// servers.
@Configuration(proxyBeanMethods = false)
class CaseworkSubject {
    @Bean
    static Subject caseworkDeclared(ObjectProvider<FlowRunner> runner) {
        return Subject.named("casework")
                .residents("/my/children")
                .menu(20, "/my/children")
                .job("casework-flow", Duration.ofSeconds(2), () -> runner.getObject().run())
                .declared();
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.subject.Roles;
import city.base.subject.Subject;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Who may see cases, the page of what a resident's children are due, and the flow, which goes on every two seconds on one of the
/// servers.
@Configuration(proxyBeanMethods = false)
class CaseworkSubject {
    @Bean
    static Subject caseworkDeclared(ObjectProvider<FlowRunner> runner) {
        return Subject.named("casework")
                .permission(CaseAccess.READ, Roles.SERVICE_OFFICER, Roles.PROTECTED_CASE_OFFICER)
                .permission(CaseAccess.SECRET, Roles.PROTECTED_CASE_OFFICER)
                .residents("/my/children")
                .menu(20, "/my/children")
                .job("casework-flow", Duration.ofSeconds(2), () -> runner.getObject().run())
                .declared();
    }
}

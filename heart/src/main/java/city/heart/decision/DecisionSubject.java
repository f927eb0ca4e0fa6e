// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.subject.Roles;
import city.base.subject.Subject;
import city.heart.casework.CaseAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Who signs decisions; officers' pages of a case and of prepared decisions, and residents' pages.
@Configuration(proxyBeanMethods = false)
class DecisionSubject {
    /// Sign decisions.
    static final String SIGN = "decision:sign";

    @Bean
    static Subject decisionDeclared() {
        return Subject.named("decision")
                .residents("/my/decisions/**", "/api/v1/me/decisions/**")
                .menu(10, "/my/decisions")
                .purposes("desk-sign")
                .permission(SIGN, Roles.SERVICE_OFFICER, Roles.PROTECTED_CASE_OFFICER)
                .desk("/desk/cases/**", CaseAccess.READ)
                .desk("/desk/decisions", SIGN)
                .desk("/desk/decisions/*", CaseAccess.READ)
                .menu(40, "/desk/decisions", SIGN)
                .declared();
    }
}

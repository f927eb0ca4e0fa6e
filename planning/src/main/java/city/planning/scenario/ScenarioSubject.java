// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.subject.Quality;
import city.base.subject.Roles;
import city.base.subject.Subject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Who may plan. Scenarios hold nothing of a person.
@Configuration(proxyBeanMethods = false)
class ScenarioSubject {
    /// See scenarios and compare them.
    static final String READ = "scenario:read";

    /// Make, change, copy and delete scenarios.
    static final String PLAN = "scenario:plan";

    @Bean
    static Subject scenarioDeclared() {
        return Subject.named("scenario")
                .purposes("planning")
                .permission(
                        READ,
                        Roles.SERVICE_OFFICER,
                        Roles.PROTECTED_CASE_OFFICER,
                        Roles.DECISION_MAKER,
                        Roles.AUDITOR)
                .permission(
                        PLAN,
                        Roles.SERVICE_OFFICER,
                        Roles.PROTECTED_CASE_OFFICER,
                        Roles.DECISION_MAKER)
                .desk("/desk/what-if/**", READ)
                .menu(70, "/desk/what-if", READ)
                .proved(Quality.LOAD, "./city bench what-if")
                .proved(Quality.GUIDE, "docs/what-if.md")
                .declared();
    }
}

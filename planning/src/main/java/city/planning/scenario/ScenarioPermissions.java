// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.signin.Granted;
import city.base.signin.Roles;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Who may plan. Scenarios hold nothing of a person.
@Configuration(proxyBeanMethods = false)
class ScenarioPermissions {
    /// See scenarios and compare them.
    static final String READ = "scenario:read";

    /// Make, change, copy and delete scenarios.
    static final String PLAN = "scenario:plan";

    private static final Set<String> BOTH = Set.of(READ, PLAN);

    @Bean
    static Granted serviceOfficerPlans() {
        return new Granted(Roles.SERVICE_OFFICER, BOTH);
    }

    @Bean
    static Granted protectedCaseOfficerPlans() {
        return new Granted(Roles.PROTECTED_CASE_OFFICER, BOTH);
    }

    @Bean
    static Granted decisionMakerPlans() {
        return new Granted(Roles.DECISION_MAKER, BOTH);
    }

    @Bean
    static Granted auditorSeesPlans() {
        return new Granted(Roles.AUDITOR, Set.of(READ));
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import city.base.subject.FaultList;
import city.base.subject.Quality;
import city.base.subject.Roles;
import city.base.subject.Subject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Who sees units with their seats, and who may change them.
@Configuration(proxyBeanMethods = false)
class CapacitySubject {
    /// Units, their seats and how full they are, no person.
    static final String READ = "capacity:read";

    /// Add and close groups.
    static final String CHANGE = "capacity:change";

    /// Faults in the list of units.
    static final String ISSUES = "capacity:issues";

    @Bean
    static Subject capacityDeclared(UnitFaults faults) {
        return Subject.named("capacity")
                .permission(
                        READ,
                        Roles.SERVICE_OFFICER,
                        Roles.PROTECTED_CASE_OFFICER,
                        Roles.DECISION_MAKER,
                        Roles.AUDITOR)
                .permission(CHANGE, Roles.SERVICE_OFFICER, Roles.PROTECTED_CASE_OFFICER)
                .permission(
                        ISSUES,
                        Roles.SERVICE_OFFICER,
                        Roles.PROTECTED_CASE_OFFICER,
                        Roles.DECISION_MAKER,
                        Roles.AUDITOR,
                        Roles.ADMINISTRATOR)
                .desk("/desk/capacity/**", READ)
                .faults("capacity.issues", ISSUES, FaultList.Open.whole(faults::open))
                .menu(60, "/desk/capacity", READ)
                .proved(Quality.LOAD, "./city bench desk")
                .declared();
    }
}

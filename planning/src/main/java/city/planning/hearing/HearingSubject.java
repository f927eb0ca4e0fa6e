// SPDX-License-Identifier: EUPL-1.2
package city.planning.hearing;

import city.base.subject.Roles;
import city.base.subject.Subject;
import city.base.subject.Worklist;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the hearing of units declares about itself.
@Configuration(proxyBeanMethods = false)
class HearingSubject {
    /// See what a round gives one unit: any for who may open cases, else those that one leads.
    static final String SEE = "hearing:see";

    /// Answer for the places of the units that one leads.
    static final String ANSWER = "hearing:answer";

    @Bean
    static Subject hearingDeclared(ObjectProvider<WaitingUnits> waiting) {
        return Subject.named("hearing")
                .purposes("round-unit", "desk-round")
                .permission(
                        SEE,
                        Roles.SERVICE_OFFICER,
                        Roles.PROTECTED_CASE_OFFICER,
                        Roles.UNIT_MANAGER)
                .permission(ANSWER, Roles.UNIT_MANAGER)
                .desk("/desk/rounds/{id}/units/{unit}", SEE)
                .desk("/desk/units", ANSWER)
                .menu(110, "/desk/units", ANSWER)
                .worklistOfUnits(
                        15,
                        "/desk/units",
                        ANSWER,
                        "hearing.desk.waiting",
                        it -> new Worklist.Count(waiting.getObject().count(it), 0))
                .declared();
    }
}

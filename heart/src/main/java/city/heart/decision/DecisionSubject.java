// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.subject.Roles;
import city.base.subject.Subject;
import city.base.subject.Worklist;
import city.heart.casework.CaseAccess;
import city.heart.casework.CaseFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Who signs decisions; officers' pages of a case and of prepared decisions, and residents' pages.
@Configuration(proxyBeanMethods = false)
class DecisionSubject {
    /// Sign decisions.
    static final String SIGN = "decision:sign";

    @Bean
    static Subject decisionDeclared(ObjectProvider<Decisions> decisions) {
        return Subject.named("decision")
                .residents("/my/decisions/**", "/api/v1/me/decisions/**")
                .menu(10, "/my/decisions")
                .purposes("desk-sign")
                .permission(SIGN, Roles.SERVICE_OFFICER, Roles.PROTECTED_CASE_OFFICER)
                .desk("/desk/cases/**", CaseAccess.READ)
                .desk("/desk/decisions", SIGN)
                .desk("/desk/decisions/sign", SIGN)
                .desk("/desk/decisions/*", CaseAccess.READ)
                .worklist(
                        30,
                        "/desk/decisions",
                        SIGN,
                        "decision.desk.waiting",
                        it ->
                                new Worklist.Count(
                                        decisions
                                                .getObject()
                                                .countPrepared(
                                                        CaseFilter.all(CaseAccess.scope(it))),
                                        0))
                .menu(40, "/desk/decisions", SIGN)
                .declared();
    }
}

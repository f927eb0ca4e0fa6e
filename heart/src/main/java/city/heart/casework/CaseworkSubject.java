// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.CityTime;
import city.base.signin.RightScope;
import city.base.subject.Card;
import city.base.subject.FaultList;
import city.base.subject.Quality;
import city.base.subject.Roles;
import city.base.subject.Subject;
import city.base.subject.Worklist;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Who may see and handle cases, the worklist, the page of what a resident's children are due,
/// and the flow, which goes on every two seconds on one of the servers.
@Configuration(proxyBeanMethods = false)
class CaseworkSubject {
    private static final String[] SERVICE = {Roles.SERVICE_OFFICER, Roles.PROTECTED_CASE_OFFICER};

    /// Services that failed and rest.
    static final String FAULTS = "casework:faults";

    @Bean
    static Subject caseworkDeclared(
            ObjectProvider<FlowRunner> runner,
            ObjectProvider<WorkLists> work,
            ObjectProvider<ChildrenPage> children,
            ServicesAside aside,
            @CityTime Clock clock) {
        return Subject.named("casework")
                .purposes("desk-case", "desk-worklist")
                .permission(CaseAccess.READ, SERVICE)
                .permission(CaseAccess.HANDLE, SERVICE)
                .permission(CaseAccess.SECRET, Roles.PROTECTED_CASE_OFFICER)
                .permission(FAULTS, Roles.ADMINISTRATOR)
                .residents("/my/children")
                .menu(20, "/my/children")
                .card(new Card(30, me -> children.getObject().card(me)))
                .desk("/desk/work/**", CaseAccess.READ)
                .menu(30, "/desk/work", CaseAccess.READ)
                .worklist(
                        10,
                        "/desk/work",
                        CaseAccess.READ,
                        "casework.desk.waiting",
                        it -> work.getObject().waiting(CaseAccess.scope(it), LocalDate.now(clock)))
                .worklist(
                        20,
                        "/desk/work?show=unasked",
                        CaseAccess.READ,
                        "casework.desk.unasked",
                        it ->
                                new Worklist.Count(
                                        work.getObject()
                                                .countUnasked(CaseFilter.all(CaseAccess.scope(it))),
                                        0))
                .figure(
                        40,
                        "casework.with-person",
                        () ->
                                work.getObject()
                                        .countWithPerson(CaseFilter.all(RightScope.UNPROTECTED)))
                .faults("casework.faults", FAULTS, FaultList.Open.whole(() -> faults(aside.last())))
                .job("casework-flow", Duration.ofSeconds(2), () -> runner.getObject().run())
                .proved(Quality.KILLED, "AbruptEndTest")
                .proved(Quality.LOAD, "./city bench desk")
                .declared();
    }

    private static List<FaultList.OpenFault> faults(List<ServicesAside.Resting> resting) {
        return resting.stream()
                .map(it ->
                        FaultList.OpenFault.of(
                                        "casework.faults.source",
                                        it.version()
                                                .substring(0, Math.min(12, it.version().length())),
                                        "casework.faults.what",
                                        it.day(),
                                        it.fault(),
                                        it.service())
                                .met(it.at(), 1, 0))
                .toList();
    }
}

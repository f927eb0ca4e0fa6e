// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.subject.Access;
import city.base.subject.Roles;
import city.base.subject.Subject;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What rounds declare about themselves. What they gave is for everybody. Drafts that were asked for are taken
/// within two seconds, and the reasons of rounds that have been released are worked out, on one of the servers.
@Configuration(proxyBeanMethods = false)
class RoundSubject {
    static final String READ = Rounds.READ;

    /// Open a round, run drafts, put one forward, send it back, give it up.
    static final String RUN = "round:run";

    /// Sign and release.
    static final String SIGN = "round:sign";

    /// Take out the whole file of a round, with a purpose.
    static final String AUDIT = "round:audit";

    /// See what a round gives one unit: any for who may open cases, else those that one leads.
    static final String PART = "round:part";

    /// Answer for the places of the units that one leads.
    static final String UNIT = "round:unit";

    @Bean
    static Subject roundDeclared(RoundRunner runner, RoundReasons reasons) {
        return Subject.named("round")
                .purposes("round-audit", "round-unit", "desk-round")
                .permission(
                        READ,
                        Roles.SERVICE_OFFICER,
                        Roles.PROTECTED_CASE_OFFICER,
                        Roles.DECISION_MAKER,
                        Roles.AUDITOR)
                .permission(RUN, Roles.SERVICE_OFFICER, Roles.PROTECTED_CASE_OFFICER)
                .permission(SIGN, Roles.SERVICE_OFFICER, Roles.PROTECTED_CASE_OFFICER)
                .permission(AUDIT, Roles.AUDITOR)
                .permission(
                        PART,
                        Roles.SERVICE_OFFICER,
                        Roles.PROTECTED_CASE_OFFICER,
                        Roles.UNIT_MANAGER)
                .permission(UNIT, Roles.UNIT_MANAGER)
                .open("/rounds")
                .desk("/desk/rounds/**", READ)
                .desk("/desk/rounds/{id}/units/{unit}", PART)
                .desk("/desk/rounds/{id}/export", AUDIT)
                .desk("/desk/units", UNIT)
                .menu(50, "/desk/rounds", READ)
                .menu(110, "/desk/units", UNIT)
                .route("/api/v1/rounds/**", new Access.Machines())
                .dataset("round.rounds", "/api/v1/rounds", "CC-BY-4.0")
                .job(
                        "round-runs",
                        Duration.ofSeconds(2),
                        () -> {
                            runner.run();
                            reasons.explain();
                        })
                .declared();
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.subject.Quality;
import city.base.subject.Roles;
import city.base.subject.Subject;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What rounds declare about themselves. Drafts that were asked for are taken
/// within two seconds, and the reasons of rounds that have been released are worked out, on one of the servers.
@Configuration(proxyBeanMethods = false)
class RoundSubject {
    static final String READ = Rounds.READ;

    /// Open a round, run drafts, put one forward, send it back, give it up.
    static final String RUN = "round:run";

    /// Sign and release.
    static final String SIGN = "round:sign";

    @Bean
    static Subject roundDeclared(RoundRunner runner, RoundReasons reasons) {
        return Subject.named("round")
                .permission(
                        READ,
                        Roles.SERVICE_OFFICER,
                        Roles.PROTECTED_CASE_OFFICER,
                        Roles.DECISION_MAKER,
                        Roles.AUDITOR)
                .permission(RUN, Roles.SERVICE_OFFICER, Roles.PROTECTED_CASE_OFFICER)
                .permission(SIGN, Roles.SERVICE_OFFICER, Roles.PROTECTED_CASE_OFFICER)
                .permission(Rounds.AUDIT, Roles.AUDITOR)
                .desk("/desk/rounds/*/release", SIGN)
                .desk("/desk/rounds/**", READ)
                .menu(50, "/desk/rounds", READ)
                .job(
                        "round-runs",
                        Duration.ofSeconds(2),
                        () -> {
                            runner.run();
                            reasons.explain();
                        })
                .proved(Quality.KILLED, "RoundOffersTest")
                .proved(Quality.LOAD, "./city bench placement")
                .declared();
    }
}

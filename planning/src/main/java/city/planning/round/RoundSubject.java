// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.subject.Access;
import city.base.subject.Subject;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the rounds gave is for everybody. Drafts that were asked for are taken within two seconds, and the
/// reasons of rounds that have been released are worked out, on one of the servers.
@Configuration(proxyBeanMethods = false)
class RoundSubject {
    @Bean
    static Subject roundDeclared(RoundRunner runner, RoundReasons reasons) {
        return Subject.named("round")
                .open("/rounds")
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

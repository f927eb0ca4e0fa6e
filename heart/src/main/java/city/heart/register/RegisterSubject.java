// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import city.base.subject.Roles;
import city.base.subject.Subject;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Who sees the faults in the registers. The changes are taken every ten seconds, on one of the servers; a register that does not answer is asked
/// again the next time.
@Configuration(proxyBeanMethods = false)
class RegisterSubject {
    /// Faults in the registers.
    static final String ISSUES = "register:issues";

    /// Before the officers come: what a source has mended since yesterday is taken.
    private static final LocalTime RETRY_AT = LocalTime.of(2, 30);

    @Bean
    static Subject registerDeclared(
            RegisterFeed feed, @Value("${city.register.poll:10s}") Duration poll) {
        return Subject.named("register")
                .permission(ISSUES, Roles.ADMINISTRATOR)
                .desk("/desk/issues/**", ISSUES)
                .menu(120, "/desk/issues", ISSUES)
                .job("register-retry", RETRY_AT, feed::retryAllWhereNamed)
                .job("register-feed", poll, feed::catchUpWhereNamed)
                .declared();
    }
}

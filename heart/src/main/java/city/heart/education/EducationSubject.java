// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import city.base.subject.Subject;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The changes are taken every ten seconds, on one of the servers; a register that does not answer is asked
/// again the next time.
@Configuration(proxyBeanMethods = false)
class EducationSubject {
    @Bean
    static Subject educationDeclared(
            EducationFeed feed, @Value("${city.education.poll:10s}") Duration poll) {
        return Subject.named("education")
                .job("education-feed", poll, feed::catchUpWhereNamed)
                .declared();
    }
}

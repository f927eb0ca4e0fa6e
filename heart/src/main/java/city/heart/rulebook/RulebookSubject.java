// SPDX-License-Identifier: EUPL-1.2
package city.heart.rulebook;

import city.base.subject.Access;
import city.base.subject.Subject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The published rules are for everybody, as pages, as files and as open data.
@Configuration(proxyBeanMethods = false)
class RulebookSubject {
    @Bean
    static Subject rulebookDeclared() {
        return Subject.named("rulebook")
                .open("/rules/**")
                .route("/api/v1/rules/**", new Access.Machines())
                .dataset("rulebook.rules", "/api/v1/rules", "CC-BY-4.0")
                .declared();
    }
}

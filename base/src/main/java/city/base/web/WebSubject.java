// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import city.base.subject.Subject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Files, error pages and statements: open to everybody.
@Configuration(proxyBeanMethods = false)
class WebSubject {
    @Bean
    static Subject webDeclared() {
        return Subject.named("web")
                .open("/statement", "/accessibility", "/error", "/actuator/health/**")
                .open("/vendor/**", "/*.css", "/*.js", "/*.svg", "/*.png", "/*.ico", "/robots.txt")
                .declared();
    }
}

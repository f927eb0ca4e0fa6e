// SPDX-License-Identifier: EUPL-1.2
package city.server.demo;

import city.base.subject.Access;
import city.base.subject.Subject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The demonstration's pages show what nobody else may see (links in messages), so they open on the machine
/// itself only.
@Configuration(proxyBeanMethods = false)
class DemoSubject {
    @Bean
    static Subject demoDeclared() {
        return Subject.named("demo").route("/demo/**", new Access.ThisMachine()).declared();
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import city.base.subject.Quality;
import city.base.subject.Subject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The front page, for everybody, and the officers' first page, for every officer.
@Configuration(proxyBeanMethods = false)
class DeskSubject {
    @Bean
    static Subject deskDeclared() {
        return Subject.named("desk")
                .open("/")
                .desk("/desk", null)
                .menu(0, "/desk", null)
                .proved(Quality.LOAD, "./city bench desk")
                .declared();
    }
}

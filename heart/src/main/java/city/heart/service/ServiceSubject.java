// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import city.base.subject.Access;
import city.base.subject.Subject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the city's services are is open data, and how they use data everybody may read.
@Configuration(proxyBeanMethods = false)
class ServiceSubject {
    @Bean
    static Subject serviceDeclared() {
        return Subject.named("service")
                .open("/privacy", "/privacy/*")
                .route("/api/v1/services/**", new Access.Machines())
                .dataset("service.services", "/api/v1/services", "CC-BY-4.0")
                .declared();
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import city.base.subject.Access;
import city.base.subject.Subject;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the city's services are is open data and found by the search, and how they use data everybody may read.
@Configuration(proxyBeanMethods = false)
class ServiceSubject {
    @Bean
    static Subject serviceDeclared(Services services, ServiceVersions versions) {
        return Subject.named("service")
                .open("/privacy", "/privacy/*", "/services/*")
                .documents(() -> services.published().stream().map(ServicePage::document).toList())
                .route("/api/v1/services/**", new Access.Machines())
                .dataset("service.services", "/api/v1/services", "CC-BY-4.0")
                .job("service-in-force", Duration.ofMinutes(1), versions::bringIntoForce)
                .declared();
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.base.api;

import city.base.shared.CityTime;
import city.base.subject.Quality;
import city.base.subject.Roles;
import city.base.subject.Subject;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/// The page about the interface is for everybody; administrators look after its clients.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiSettings.class)
class ApiSubject {
    /// See, add and end clients of the interface.
    static final String MANAGE = "api:manage";

    @Bean
    static Subject apiDeclared(ApiCalls calls, @CityTime Clock clock) {
        return Subject.named("api")
                .permission(MANAGE, Roles.ADMINISTRATOR)
                .open("/api", "/api/openapi.json")
                .desk("/desk/api-clients/**", MANAGE)
                .menu(150, "/desk/api-clients", MANAGE)
                .figure(60, "api.calls", () -> sum(calls, LocalDate.now(clock)))
                .proved(Quality.STANDARD, "OpenApiTest")
                .declared();
    }

    private static long sum(ApiCalls calls, LocalDate today) {
        return calls.lately(today).values().stream().mapToLong(Long::longValue).sum();
    }

    /// Whoever has the same answer already is told so (304). What must not be kept has no tag.
    @Bean
    static FilterRegistrationBean<ShallowEtagHeaderFilter> apiTags() {
        var filter = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        filter.addUrlPatterns("/api/v1/*");
        return filter;
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.base.search;

import city.base.subject.Quality;
import city.base.subject.Subject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Everybody may search what everybody may read.
@Configuration(proxyBeanMethods = false)
class SearchSubject {
    @Bean
    static Subject searchDeclared() {
        return Subject.named("search")
                .open("/search")
                .proved(Quality.LANGUAGES, "SearchTest")
                .declared();
    }
}

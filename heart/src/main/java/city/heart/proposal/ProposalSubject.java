// SPDX-License-Identifier: EUPL-1.2
package city.heart.proposal;

import city.base.subject.Quality;
import city.base.subject.Subject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Residents' pages of proposals, and the pages behind the links in messages.
@Configuration(proxyBeanMethods = false)
class ProposalSubject {
    @Bean
    static Subject proposalDeclared() {
        return Subject.named("proposal")
                .residents("/my", "/my/offers/**")
                .open("/l/**")
                .menu(0, "/my")
                .proved(Quality.LOAD, "./city bench pages")
                .declared();
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.planning.publication;

import city.base.subject.Access;
import city.base.subject.Subject;
import city.planning.round.Rounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the publication of rounds declares about itself: a page and open data for everybody, the file for auditors.
@Configuration(proxyBeanMethods = false)
class PublicationSubject {
    @Bean
    static Subject publicationDeclared() {
        return Subject.named("publication")
                .purposes("round-audit")
                .open("/rounds/**")
                .desk("/desk/rounds/{id}/export", Rounds.AUDIT)
                .route("/api/v1/rounds/**", new Access.Machines())
                .dataset("publication.rounds", "/api/v1/rounds", "CC-BY-4.0")
                .declared();
    }
}

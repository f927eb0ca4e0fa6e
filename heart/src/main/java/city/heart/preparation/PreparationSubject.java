// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.subject.Quality;
import city.base.subject.Roles;
import city.base.subject.Subject;
import city.heart.casework.CaseAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Officers' lists of what came in today, of who is due and of proposals, search, an officer's own
/// proposal, and the pages that tell a guardian why a place was proposed and on which to ask for other units.
@Configuration(proxyBeanMethods = false)
class PreparationSubject {
    /// Search for a person, with a stated purpose.
    static final String SEARCH = "preparation:search";

    @Bean
    static Subject preparationDeclared() {
        return Subject.named("preparation")
                .purposes(
                        "desk-offers",
                        "desk-changes",
                        "desk-due",
                        "desk-call",
                        "desk-visit",
                        "desk-letter",
                        "desk-correction")
                .permission(SEARCH, Roles.SERVICE_OFFICER, Roles.PROTECTED_CASE_OFFICER)
                .residents("/my/offers/*/why", "/my/offers/*/units")
                .desk("/desk/changes", CaseAccess.READ)
                .desk("/desk/due", CaseAccess.READ)
                .desk("/desk/offers", CaseAccess.READ)
                .desk("/desk/cases/*/other-unit", CaseAccess.HANDLE)
                .desk("/desk/search", SEARCH)
                .menu(10, "/desk/changes", CaseAccess.READ)
                .menu(20, "/desk/due", CaseAccess.READ)
                .menu(80, "/desk/offers", CaseAccess.READ)
                .menu(90, "/desk/search", SEARCH)
                .proved(Quality.KILLED, "AbruptEndTest")
                .proved(Quality.LOAD, "./city bench desk")
                .declared();
    }
}

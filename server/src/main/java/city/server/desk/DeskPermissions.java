// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import city.base.signin.SignedIn;
import city.base.subject.Roles;
import city.base.subject.Subject;
import city.heart.casework.CaseAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What officers may do at the desk. Families under a non-disclosure order are there only for those
/// who may handle them; for everybody else such a case does not exist.
@Configuration(proxyBeanMethods = false)
class DeskPermissions {
    /// Cases, offers and the worklist.
    static final String READ = CaseAccess.READ;

    /// Record an answer, take a family in hand, withdraw, propose another unit, enter a child.
    static final String HANDLE = "desk:handle";

    /// Sign decisions.
    static final String SIGN = "desk:sign";

    /// Search for a person, with a stated purpose.
    static final String SEARCH = "desk:search";

    /// Families under a non-disclosure order.
    static final String SECRET = CaseAccess.SECRET;

    private static final String[] SERVICE = {Roles.SERVICE_OFFICER, Roles.PROTECTED_CASE_OFFICER};

    @Bean
    static Subject deskDeclared() {
        return Subject.named("desk")
                .purposes(
                        "desk-call",
                        "desk-visit",
                        "desk-letter",
                        "desk-case",
                        "desk-correction",
                        "desk-worklist",
                        "desk-offers",
                        "desk-sign",
                        "desk-enter",
                        "desk-changes",
                        "desk-due")
                .permission(HANDLE, SERVICE)
                .permission(SIGN, SERVICE)
                .permission(SEARCH, SERVICE)
                .open("/")
                .desk("/desk", null)
                .desk("/desk/changes", READ)
                .desk("/desk/due", READ)
                .desk("/desk/work/**", READ)
                .desk("/desk/cases/**", READ)
                .desk("/desk/decisions", SIGN)
                .desk("/desk/decisions/*", READ)
                .desk("/desk/offers", READ)
                .desk("/desk/search", SEARCH)
                .desk("/desk/enter", HANDLE)
                .menu(0, "/desk", null)
                .menu(10, "/desk/changes", READ)
                .menu(20, "/desk/due", READ)
                .menu(30, "/desk/work", READ)
                .menu(40, "/desk/decisions", SIGN)
                .menu(80, "/desk/offers", READ)
                .menu(90, "/desk/search", SEARCH)
                .menu(100, "/desk/enter", HANDLE)
                .declared();
    }

    /// True where this officer may handle a family under an order.
    static boolean secret(SignedIn.Officer officer) {
        return officer.may(SECRET);
    }
}

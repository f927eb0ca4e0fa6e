// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import city.base.signin.Granted;
import city.base.signin.Roles;
import city.base.signin.SignedIn;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What officers may do at the desk. Families under a non-disclosure order are there only for those
/// who may handle them; for everybody else such a case does not exist.
@Configuration(proxyBeanMethods = false)
class DeskPermissions {
    /// Cases, offers and the worklist.
    static final String READ = "desk:read";

    /// Record an answer, take a family in hand, withdraw, propose another unit, enter a child.
    static final String HANDLE = "desk:handle";

    /// Sign decisions.
    static final String SIGN = "desk:sign";

    /// Search for a person, with a stated purpose.
    static final String SEARCH = "desk:search";

    /// Read and answer feedback.
    static final String FEEDBACK = "desk:feedback";

    /// Faults in the registers.
    static final String ISSUES = "desk:issues";

    /// Families under a non-disclosure order.
    static final String SECRET = "desk:secret";

    /// Rounds in numbers and maps, no person.
    static final String ROUNDS = "desk:rounds";

    /// Take out the whole file of a round, with a purpose.
    static final String AUDIT = "desk:audit";

    /// Answer for the places of the units that one leads.
    static final String UNITS = "desk:units";

    private static final Set<String> SERVICE = Set.of(READ, HANDLE, SIGN, SEARCH, FEEDBACK, ROUNDS);

    @Bean
    static Granted serviceOfficerAtTheDesk() {
        return new Granted(Roles.SERVICE_OFFICER, SERVICE);
    }

    @Bean
    static Granted protectedCaseOfficerAtTheDesk() {
        return new Granted(
                Roles.PROTECTED_CASE_OFFICER,
                Stream.concat(SERVICE.stream(), Stream.of(SECRET)).collect(Collectors.toSet()));
    }

    @Bean
    static Granted administratorAtTheDesk() {
        return new Granted(Roles.ADMINISTRATOR, Set.of(FEEDBACK, ISSUES));
    }

    @Bean
    static Granted decisionMakerAtTheDesk() {
        return new Granted(Roles.DECISION_MAKER, Set.of(ROUNDS));
    }

    /// A role of the city's own issuer.
    @Bean
    static Granted auditorAtTheDesk() {
        return new Granted(Roles.AUDITOR, Set.of(ROUNDS, AUDIT));
    }

    @Bean
    static Granted unitManagerAtTheDesk() {
        return new Granted(Roles.UNIT_MANAGER, Set.of(UNITS));
    }

    /// True where this officer may handle a family under an order.
    static boolean secret(SignedIn.Officer officer) {
        return officer.may(SECRET);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.subject.Subjects;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// Who is signed in at this request, with the permissions that hold now. Controllers take a `SignedIn`
/// as an argument instead.
@Component
public class CurrentUser {
    private final Subjects subjects;

    CurrentUser(Subjects subjects) {
        this.subjects = subjects;
    }

    /// Empty for nobody.
    public Optional<SignedIn> find() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !(authentication.getPrincipal() instanceof SignedInUser user)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (user.who()) {
                    case SignedIn.Resident resident -> resident;
                    case SignedIn.Officer officer ->
                            new SignedIn.Officer(
                                    officer.id(),
                                    officer.name(),
                                    officer.roles(),
                                    officer.units(),
                                    subjects.permissions(officer.roles()));
                });
    }
}

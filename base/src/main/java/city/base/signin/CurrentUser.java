// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// Who is signed in at this request, with the permissions that hold now. Controllers take a `SignedIn`
/// as an argument instead.
@Component
public class CurrentUser {
    private final ObjectProvider<Granted> granted;

    CurrentUser(ObjectProvider<Granted> granted) {
        this.granted = granted;
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
                                    officer.roles(),
                                    officer.units(),
                                    permissions(officer.roles()));
                });
    }

    private Set<String> permissions(Set<String> roles) {
        var all = new HashSet<String>();
        granted.forEach(it -> {
            if (roles.contains(it.role())) {
                all.addAll(it.permissions());
            }
        });
        return all;
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// What the layout shows of who is signed in.
@ControllerAdvice
class SignedInModel {
    private final CurrentUser user;

    /// @param resident or `officer`: which of the two; both false for nobody
    /// @param role the officer's first role, for a text key; null for others
    public record View(boolean resident, boolean officer, @Nullable String role) {}

    SignedInModel(CurrentUser user) {
        this.user = user;
    }

    @ModelAttribute("signedIn")
    View signedIn() {
        return switch (user.find().orElse(null)) {
            case null -> new View(false, false, null);
            case SignedIn.Resident _ -> new View(true, false, null);
            case SignedIn.Officer officer ->
                    new View(
                            false,
                            true,
                            officer.roles().stream()
                                    .filter(Roles.ALL::contains)
                                    .sorted()
                                    .findFirst()
                                    .orElse(null));
        };
    }
}

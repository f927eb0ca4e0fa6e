// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.subject.Access;
import city.base.subject.MenuEntry;
import city.base.subject.Roles;
import city.base.subject.Subjects;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/// What the layout shows of who is signed in.
@ControllerAdvice
class SignedInModel {
    private final CurrentUser user;
    private final Subjects subjects;

    /// @param resident or `officer`: which of the two; both false for nobody
    /// @param role the officer's first role, for a text key; null for others
    /// @param menu what this person may open, in order
    public record View(
            boolean resident, boolean officer, @Nullable String role, List<MenuEntry> menu) {}

    SignedInModel(CurrentUser user, Subjects subjects) {
        this.user = user;
        this.subjects = subjects;
    }

    @ModelAttribute("signedIn")
    View signedIn() {
        return switch (user.find().orElse(null)) {
            case null -> new View(false, false, null, List.of());
            case SignedIn.Resident _ ->
                    new View(true, false, null, menu(Access.Residents.class::isInstance));
            case SignedIn.Officer officer ->
                    new View(
                            false,
                            true,
                            officer.roles().stream()
                                    .filter(Roles.ALL::contains)
                                    .sorted()
                                    .findFirst()
                                    .orElse(null),
                            menu(it ->
                                    it instanceof Access.Officers(var permission)
                                            && (permission == null || officer.may(permission))));
        };
    }

    private List<MenuEntry> menu(Predicate<Access> opens) {
        return subjects.menu().stream().filter(it -> opens.test(it.access())).toList();
    }
}

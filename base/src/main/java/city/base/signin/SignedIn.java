// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.shared.ResidentId;
import java.io.Serializable;
import java.util.Set;

/// Whoever is signed in. A controller asks for one as an argument: `SignedIn.Resident me` on a page
/// of residents, `SignedIn.Officer officer` on the desk, `SignedIn` where both may come; the other
/// kind is answered with 403, nobody with the way to sign in. With `@Nullable SignedIn` a page is
/// open to all.
///
/// Holds no identity code and no resident's name: it is stored in the session. An officer's name is that of
/// somebody at work, who signs with it.
public sealed interface SignedIn extends Serializable {
    /// A resident or a guardian, by the city's own number.
    ///
    /// @param number see `id()`
    record Resident(int number) implements SignedIn {
        public Resident(ResidentId id) {
            this(id.value());
        }

        /// The person whose pages these are.
        public ResidentId id() {
            return new ResidentId(number);
        }
    }

    /// Somebody who works for the city.
    ///
    /// @param id as the issuer names the person; stable, never a name or an identity code
    /// @param name as the issuer gives it, to be put under what the officer signs; empty where it gives none
    /// @param roles as given at sign-in
    /// @param units ids of the units that this officer leads, as given at sign-in; empty for most
    /// @param permissions `<module>:<verb>`, all that the roles allow at the time of the request
    record Officer(
            String id, String name, Set<String> roles, Set<String> units, Set<String> permissions)
            implements SignedIn {
        public Officer {
            // A session stored before there were names and units has none.
            name = name == null ? "" : name;
            roles = Set.copyOf(roles);
            units = units == null ? Set.of() : Set.copyOf(units);
            permissions = Set.copyOf(permissions);
        }

        /// True where a role of this officer allows it.
        ///
        /// @param permission `<module>:<verb>`
        public boolean may(String permission) {
            return permissions.contains(permission);
        }

        /// For what only some officers may do.
        ///
        /// @throws org.springframework.security.access.AccessDeniedException shown as 403
        public void mustBeAbleTo(String permission) {
            if (!may(permission)) {
                throw new org.springframework.security.access.AccessDeniedException(
                        "Needs the permission " + permission);
            }
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import java.util.Set;

/// What a role may do in one module. A module declares a bean of this type for each role it knows;
/// the permissions of a role are the sum of all.
///
/// @param role one of `Roles`, or a role of the city's own issuer
/// @param permissions `<module>:<verb>`
public record Granted(String role, Set<String> permissions) {
    public Granted {
        permissions = Set.copyOf(permissions);
        for (var permission : permissions) {
            if (!permission.matches("[a-z-]+:[a-z-]+")) {
                throw new IllegalArgumentException(
                        "A permission reads <module>:<verb>, not " + permission);
            }
        }
    }
}

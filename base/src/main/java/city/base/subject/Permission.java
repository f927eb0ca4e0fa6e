// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import java.util.Set;

/// What some officers may do.
///
/// @param name `<subject>:<verb>`
/// @param roles those who may, as the issuer names them (`Roles`, or roles of the city's own issuer)
public record Permission(String name, Set<String> roles) {
    public Permission {
        roles = Set.copyOf(roles);
        if (!name.matches("[a-z-]+:[a-z-]+")) {
            throw new IllegalArgumentException("A permission reads <subject>:<verb>, not " + name);
        }
    }
}

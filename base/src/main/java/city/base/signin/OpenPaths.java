// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import java.util.List;

/// Pages that anybody may see without signing in. Everything else is closed; a module that has an
/// open page declares a bean of this type.
///
/// @param patterns path patterns such as `/feedback/**`
public record OpenPaths(List<String> patterns) {
    public OpenPaths {
        patterns = List.copyOf(patterns);
    }

    public OpenPaths(String... patterns) {
        this(List.of(patterns));
    }
}

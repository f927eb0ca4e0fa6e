// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import java.util.Map;
import java.util.Set;

/// How far a right reaches: over rows of every unit or of some, with or without what stands under protection. A
/// question to the database takes it whole (`params(scope.places())`), and what it does not reach is not there:
///
/// ```sql
/// where (:everywhere or unit_id = any(:units)) and (:secret or not protected)
/// ```
///
/// @param everywhere over all units
/// @param units      ids of those over which it reaches, where it does not reach over all
/// @param secret     also over what stands under protection, such as families under a non-disclosure order
public record RightScope(boolean everywhere, Set<String> units, boolean secret) {
    /// Over everything.
    public static final RightScope ALL = new RightScope(true, Set.of(), true);

    /// Over everything that is not protected.
    public static final RightScope UNPROTECTED = new RightScope(true, Set.of(), false);

    public RightScope {
        units = Set.copyOf(units);
    }

    /// Over all units.
    ///
    /// @param secret the permission without which protected rows are not there
    public static RightScope of(SignedIn.Officer officer, String secret) {
        return officer.may(secret) ? ALL : UNPROTECTED;
    }

    /// Over the units that this officer leads, without what is protected.
    public static RightScope ofOwnUnits(SignedIn.Officer officer) {
        return new RightScope(false, officer.units(), false);
    }

    /// Whether it reaches a row.
    public boolean reaches(boolean protectedRow) {
        return secret || !protectedRow;
    }

    /// What stands for `:everywhere`, `:units` and `:secret` in a statement; those that it does not name are passed over.
    public Map<String, Object> places() {
        return Map.of(
                "everywhere", everywhere, "units", units.toArray(String[]::new), "secret", secret);
    }
}

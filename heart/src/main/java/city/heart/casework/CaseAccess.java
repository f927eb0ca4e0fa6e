// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.signin.RightScope;
import city.base.signin.SignedIn;
import java.util.Set;

/// What officers need to be able to do to see a case, for pages that lead to one. Families under a
/// non-disclosure order are there only for those who may handle them; for everybody else such a case does not
/// exist.
public final class CaseAccess {
    /// Cases, offers and the worklist.
    public static final String READ = "casework:read";

    /// Record an answer, take a family in hand, withdraw, propose another unit, enter a child.
    public static final String HANDLE = "casework:handle";

    /// Families under a non-disclosure order.
    public static final String SECRET = "casework:secret";

    private CaseAccess() {}

    /// Over which cases this officer's rights reach.
    public static RightScope scope(SignedIn.Officer officer) {
        return RightScope.of(officer, SECRET);
    }

    /// The same for whoever has these permissions.
    public static RightScope scope(Set<String> permissions) {
        return permissions.contains(SECRET) ? RightScope.ALL : RightScope.UNPROTECTED;
    }
}

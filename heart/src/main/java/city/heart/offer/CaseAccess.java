// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

/// What officers need to be able to do to see a case, for pages that lead to one.
public final class CaseAccess {
    /// Cases, offers and the worklist.
    public static final String READ = "offer:read";

    /// Families under a non-disclosure order; for everybody else such a case does not exist.
    public static final String SECRET = "offer:secret";

    private CaseAccess() {}
}

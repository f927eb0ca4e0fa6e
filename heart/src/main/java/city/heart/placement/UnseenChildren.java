// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.ResidentId;
import city.base.signin.SignedIn;
import java.util.Set;

/// Children whose place a reader may not know of: families under a non-disclosure order, for everybody who may not
/// handle them. They are in no number of such a reader, so that nothing follows from the difference between a number
/// and a list. For whoever knows the cases.
public interface UnseenChildren {
    /// Those whom this officer may not see.
    Set<ResidentId> by(SignedIn.Officer officer);

    /// Those whom not everybody at the desk may see.
    Set<ResidentId> byOthers();
}

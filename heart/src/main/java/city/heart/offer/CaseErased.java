// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import java.util.Collection;

/// Hears of cases that are kept no longer, before they go: what others keep of them goes too.
public interface CaseErased {
    /// Done twice it changes nothing.
    void erased(Collection<CaseId> cases);
}

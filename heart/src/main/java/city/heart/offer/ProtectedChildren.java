// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.ResidentId;
import city.base.signin.RightScope;
import city.base.signin.SignedIn;
import city.heart.casework.CaseAccess;
import city.heart.casework.CaseFiles;
import city.heart.placement.UnseenChildren;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Children whose cases an officer may not see hold a place that the officer may not know of.
@Component
class ProtectedChildren implements UnseenChildren {
    private final CaseFiles cases;

    ProtectedChildren(CaseFiles cases) {
        this.cases = cases;
    }

    @Override
    public Set<ResidentId> by(SignedIn.Officer officer) {
        return cases.hiddenChildren(CaseAccess.scope(officer));
    }

    @Override
    public Set<ResidentId> byOthers() {
        return cases.hiddenChildren(RightScope.UNPROTECTED);
    }
}

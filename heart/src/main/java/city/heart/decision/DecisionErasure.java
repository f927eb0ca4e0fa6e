// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.database.Erasure;
import city.heart.casework.CaseErased;
import city.heart.casework.CaseId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// A decision goes with its case, when the service's retention of decisions is over.
@Component
class DecisionErasure implements CaseErased {
    private static final List<String> WHOLE =
            List.of(
                    """
                    delete from decision.party where decision_id in (
                        select id from decision.decision where case_id = any (:ids))
                    """,
                    "delete from decision.decision where case_id = any (:ids)");

    private final Erasure erasure;

    DecisionErasure(Erasure erasure) {
        this.erasure = erasure;
    }

    @Override
    public void erased(Collection<CaseId> cases) {
        var ids = cases.stream().map(CaseId::value).toArray(UUID[]::new);
        WHOLE.forEach(it -> erasure.jdbc().sql(it).param("ids", ids).update());
    }
}

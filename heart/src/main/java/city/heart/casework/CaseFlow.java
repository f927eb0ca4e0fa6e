// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.ResidentId;
import city.base.usage.Actor;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/// Looks at people and lets follow for their cases what does: what it comes to is the matter of the subject
/// that goes on with the cases. Joins the caller's transaction; done twice it changes nothing.
public interface CaseFlow {
    /// @param by what led here: a part of the machine such as `Flow.BY_SWEEP`, or an officer
    void decide(Terms terms, Collection<ResidentId> people, Actor by, LocalDate today);

    /// Looks at these people again, and takes no case on.
    ///
    /// @return only those with whom the machine may go on; whatever else was found has been done
    Map<ResidentId, Finding> lookAgain(Terms terms, Collection<ResidentId> people, LocalDate today);
}

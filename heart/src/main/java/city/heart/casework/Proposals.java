// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.ResidentId;
import java.util.List;

/// Told by whoever proposes something under cases: what was proposed to a guardian's children, for the page that
/// says what each child is due.
public interface Proposals {
    /// The look is recorded as the guardian's.
    List<Proposal> of(ResidentId guardian);

    /// What still means something to the guardian.
    ///
    /// @param id of its page, opaque
    record Proposal(ResidentId child, String service, String period, boolean decided, String id) {}
}

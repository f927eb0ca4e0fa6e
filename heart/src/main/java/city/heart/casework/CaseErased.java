// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import java.util.Collection;

/// Hears of cases whose data is kept no longer, kind by kind: what others keep of them goes then. Each can be
/// said again; the second time nothing is left to do. All return how many rows went.
public interface CaseErased {
    /// Messages about these cases are kept no longer.
    default long messagesOver(Collection<CaseId> cases) {
        return 0;
    }

    /// What people said about them is kept no longer.
    default long answersOver(Collection<CaseId> cases) {
        return 0;
    }

    /// What was proposed under them is kept no longer, unless a decision cites it.
    default long proposalsOver(Collection<CaseId> cases) {
        return 0;
    }

    /// The cases themselves go now.
    void erased(Collection<CaseId> cases);
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.heart.casework.CaseFile;
import city.heart.casework.WorkItem;
import city.heart.offer.OfferLine;
import java.util.List;

/// A case with all that belongs to it, for the desk.
///
/// @param number of the case, as people quote it
/// @param offers the newest first
/// @param work the newest first
public record WholeCase(
        CaseFile file,
        String number,
        List<OfferLine> offers,
        List<WorkItem> work,
        List<Decision> decisions) {
    public WholeCase {
        offers = List.copyOf(offers);
        work = List.copyOf(work);
        decisions = List.copyOf(decisions);
    }
}

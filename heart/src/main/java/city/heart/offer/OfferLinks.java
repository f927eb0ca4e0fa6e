// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.ResidentId;
import java.util.List;

/// What else a recipient of an offer can do, on the pages of other subjects.
public interface OfferLinks {
    List<Link> of(OfferId id, ResidentId me);

    /// @param text key of the words that lead there
    /// @param urgent something waits for this recipient's answer
    record Link(String address, String text, boolean urgent) {}
}

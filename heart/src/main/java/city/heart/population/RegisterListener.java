// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import java.util.Collection;

/// Hears of what may not wait for the stream: called inside the transaction that stores the facts.
/// What throws here stops the recording.
public interface RegisterListener {
    /// @param residents people whose family stands under a non-disclosure order now and whom this
    ///     recording touched: the person, the person's dwelling, the children concerned. It may name
    ///     people for whom nothing changed.
    void orderStands(Collection<ResidentId> residents, RecordingNumber recording);
}

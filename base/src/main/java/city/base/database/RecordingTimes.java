// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import city.base.shared.RecordingNumber;
import java.time.Instant;

/// When what was recorded; whoever owns the recordings knows. For tables that keep a recording's number
/// instead of a time.
public interface RecordingTimes {
    /// The last recording before a moment of the city's time; 0 where there is none.
    RecordingNumber lastBefore(Instant moment);
}

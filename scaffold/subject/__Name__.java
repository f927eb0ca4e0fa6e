// SPDX-License-Identifier: EUPL-1.2
package city.__wing__.__name__;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// One __name__.
///
/// @param text 1 to 2,000 characters
/// @param lastDay shown to everybody up to and including this day, in the city's time zone
public record __Name__(UUID id, String text, LocalDate lastDay, Instant madeAt) {
    /// The longest text that is taken, in characters.
    public static final int LONGEST = 2000;

    boolean isShown(LocalDate today) {
        return !today.isAfter(lastDay);
    }
}

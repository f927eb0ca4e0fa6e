// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import java.time.LocalTime;
import java.time.ZoneId;

/// A time of day in a named zone, as in `10:30:00@Europe/Helsinki`; Java has no type for it. Its offset
/// depends on the date and is therefore not known (DMN 1.5, 10.3.2.3.4).
public record ZonedTime(LocalTime time, ZoneId zone) {
    @Override
    public String toString() {
        return time + "@" + zone;
    }
}

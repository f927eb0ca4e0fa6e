// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// A span of time in one state, by the clock on the wall.
///
/// @param until not part of it; after `from`
public record OpenSpan(LocalDateTime from, LocalDateTime until, OpenState state) {
    public OpenSpan {
        if (!until.isAfter(from)) {
            throw new IllegalArgumentException(
                    "A span ends after it begins: " + from + " to " + until);
        }
    }

    /// The moment at which the wall shows this time first. A time that the clock leaves out in spring is the moment
    /// at which it leaps, so that spans which meet on the wall meet also that night.
    static Instant moment(LocalDateTime time, ZoneId zone) {
        var transition = zone.getRules().getTransition(time);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : time.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }
}

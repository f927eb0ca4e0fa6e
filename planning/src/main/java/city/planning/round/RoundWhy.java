// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.shared.UnitId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a round placed a child where it did: for the child's own family.
///
/// @param aims what counted, the weightiest first: names of `city.heart.service.Assignment.Aim`
/// @param nearer units with a shorter way, the nearest first
/// @param more how many nearer units there are beside those
/// @param oneSeatMore the nearest of them, where one seat more would have given the child its place there;
///     null where it would not have
public record RoundWhy(
        List<String> aims, List<Nearer> nearer, int more, @Nullable UnitId oneSeatMore) {
    public RoundWhy {
        aims = List.copyOf(aims);
        nearer = List.copyOf(nearer);
    }

    /// A unit with a shorter way.
    ///
    /// @param reason name of the library's `Why.Reason`, or `FULL` where it says no more; never another child, never health or support
    public record Nearer(UnitId unit, int metres, String reason) {}
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.heart.placement.Room;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// From what an officer chooses a unit for one child. Counts as the address: only for who sees the case.
///
/// @param instead the present offer, in whose place the new one would stand; null where there is none
/// @param rooms the units in question but the one proposed now, the nearest first, full ones among them
/// @param sends false where a non-disclosure order stands or stood: nothing would leave
/// @param refusal why no offer can be made at all; null where one can
public record Choosing(
        @Nullable OfferId instead, List<Room> rooms, boolean sends, @Nullable Offering refusal) {
    public Choosing {
        rooms = List.copyOf(rooms);
    }
}

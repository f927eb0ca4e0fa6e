// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.UnitId;
import java.util.List;

/// Which units are open to one child at all, before anybody looks at seats: what a round chooses from.
/// The ways are made from the child's home: they count as the address.
public sealed interface Reach {
    /// @param area the admission area of the home
    /// @param method how ways were measured, with its version
    /// @param units by id, at least one
    record Units(String area, String method, List<Way> units) implements Reach {
        public Units {
            units = List.copyOf(units);
        }
    }

    /// The machine may choose no unit.
    record NeedsPerson(UnitChoice.Why why) implements Reach {}

    /// One unit.
    ///
    /// @param metres the length of the way
    /// @param ownArea the unit of the child's admission area, or one that stands in it
    /// @param goesOn its children go on to the school of the child's area
    record Way(UnitId unit, int metres, boolean ownArea, boolean goesOn) {}
}

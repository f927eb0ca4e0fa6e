// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.UnitId;

/// How full a unit is, for a map. Numbers of a unit only, nothing of a child.
public record Fill(UnitId unit, int seats, int taken) {
    /// Whether a seat is left.
    public boolean full() {
        return taken >= seats;
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import java.util.List;

/// Hears of what the city's folder says of places and groups in units, which are kept elsewhere. Called in
/// the transaction of the reading, after units and areas are written; what throws here stops it.
public interface UnitsListener {
    /// @param places simple capacities of each unit in each year in which it is open
    /// @param groups of the units, where the folder names any
    void unitsRead(List<UnitPlaces> places, List<CareGroup> groups);
}

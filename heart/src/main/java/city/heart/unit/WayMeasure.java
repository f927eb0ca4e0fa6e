// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.shared.Point;

/// How long a child's way to a unit is: the straight line now, a street network later. Each place records
/// by what its way was measured.
public interface WayMeasure {
    /// @param home EPSG:3067
    /// @param unit EPSG:3067
    /// @return metres, 0 or more
    int metres(Point home, Point unit);

    /// For the record: what measured it, with what makes another measure another one.
    String name();
}

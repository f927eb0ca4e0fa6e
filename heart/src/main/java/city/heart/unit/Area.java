// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.shared.Language;
import city.base.shared.UnitId;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/// An admission area of a language and period: of one school, or of several that take its children
/// together.
///
/// @param units at least one, by id
/// @param outline EPSG:3067
public record Area(
        String id,
        String kind,
        Language language,
        String period,
        List<UnitId> units,
        Geometry outline) {
    public Area {
        units = units.stream().sorted().toList();
        if (units.isEmpty()) {
            throw new IllegalArgumentException("An admission area has a school: " + id);
        }
    }

    /// Whether it is an area of this unit.
    public boolean of(UnitId unit) {
        return units.contains(unit);
    }
}

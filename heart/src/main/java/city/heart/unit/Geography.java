// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.shared.UnitId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/// Units, areas, districts and rules as one folder gave them, ready to be asked. A cache: the tables are
/// the truth.
///
/// @param sha256 of the folder it was read from
/// @param boundary of the municipality with its sea, EPSG:3067; null where the folder has none
public record Geography(
        String sha256,
        Map<UnitId, Unit> units,
        List<Area> list,
        Areas areas,
        Districts districts,
        UnitRules rules,
        @Nullable Geometry boundary) {
    /// Made of what the tables hold.
    public static Geography of(
            String sha256,
            List<Unit> units,
            List<Area> areas,
            List<District> districts,
            UnitRules rules,
            @Nullable Geometry boundary) {
        Map<UnitId, Unit> byId = new HashMap<>();
        units.forEach(it -> byId.put(it.id(), it));
        return new Geography(
                sha256,
                Map.copyOf(byId),
                List.copyOf(areas),
                new Areas(areas),
                new Districts(districts),
                rules,
                boundary);
    }

    /// Null where there is none of this id.
    public @Nullable Unit unit(UnitId id) {
        return units.get(id);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.shared.UnitId;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a city's folder says of its units, without a database.
///
/// @param places of each unit, where no group says more
public record CityUnits(
        Geography geography,
        Map<UnitId, Integer> places,
        List<CareGroup> groups,
        List<UnitIssue> issues) {
    /// Every year's areas are valid.
    public static CityUnits read(Path city) {
        var folder = UnitsFolder.read(city);
        var places = new LinkedHashMap<UnitId, Integer>();
        folder.units().forEach(it -> places.put(it.unit().id(), it.places()));
        return new CityUnits(
                Geography.of(
                        "test",
                        folder.units().stream().map(UnitsFolder.Listed::unit).toList(),
                        folder.areas(),
                        List.of(),
                        UnitRules.NONE,
                        folder.boundary()),
                places,
                folder.groups(),
                folder.issues());
    }
}

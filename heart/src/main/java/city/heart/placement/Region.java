// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.UnitId;
import city.heart.unit.Area;
import java.util.List;

/// The part of the city that a home lies in, as its service admits by it.
///
/// @param id of the area or district; `city` where it is the whole
/// @param own the units of the admission area; none where there are no areas
record Region(String id, Admission by, List<UnitId> own) {
    static final Region CITY = new Region("city", Admission.CITY, List.of());

    static Region of(Area area) {
        return new Region(area.id(), Admission.AREA, area.units());
    }

    static Region district(String id) {
        return new Region(id, Admission.DISTRICT, List.of());
    }
}

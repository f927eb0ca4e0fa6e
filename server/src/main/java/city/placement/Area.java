// SPDX-License-Identifier: EUPL-1.2
package city.placement;

import city.shared.Language;
import org.locationtech.jts.geom.Geometry;

/// An admission area of one school, language and period.
///
/// @param outline EPSG:3067
record Area(
        String id, String kind, Language language, String period, UnitId unit, Geometry outline) {}

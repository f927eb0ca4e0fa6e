// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import org.locationtech.jts.geom.Geometry;

/// A part of the city within which places are given, where a service places by district.
///
/// @param outline EPSG:3067
public record District(String id, Geometry outline) {}

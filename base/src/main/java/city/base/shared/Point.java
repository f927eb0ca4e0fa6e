// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

/// A place on the ground, EPSG:3067, metres. Where it is a home it counts as the address.
public record Point(double east, double north) {
    /// Straight.
    public double metresTo(Point other) {
        return Math.hypot(east - other.east, north - other.north);
    }
}

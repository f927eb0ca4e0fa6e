// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

/// A place on the ground, EPSG:3067, metres. Where it is a home it counts as the address.
public record Point(double east, double north) {
    double metresTo(Point other) {
        return Math.hypot(east - other.east, north - other.north);
    }

    static Point of(Unit unit) {
        return new Point(unit.eastMetres(), unit.northMetres());
    }
}

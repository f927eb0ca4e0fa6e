// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.units;

import city.synthetic.population.PostalArea;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/// The city's land as squares of 250 m in EPSG:3067, from which admission areas are put together. The
/// lines between squares run at half metres, so that a home at whole metres is never on one.
final class Squares {
    static final int SIDE = 250;
    private static final double SHIFT = 0.5;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final Map<Long, Integer> index = new LinkedHashMap<>();
    private final List<int[]> cells = new ArrayList<>();

    /// All squares that touch the land of the areas.
    static Squares covering(List<PostalArea> areas) {
        var squares = new Squares();
        for (var area : areas) {
            var land = PreparedGeometryFactory.prepare(area.shape());
            var box = area.shape().getEnvelopeInternal();
            for (int y = cell(box.getMinY()); y <= cell(box.getMaxY()); y++) {
                for (int x = cell(box.getMinX()); x <= cell(box.getMaxX()); x++) {
                    if (!squares.index.containsKey(key(x, y)) && land.intersects(shape(x, y))) {
                        squares.index.put(key(x, y), squares.cells.size());
                        squares.cells.add(new int[] {x, y});
                    }
                }
            }
        }
        return squares;
    }

    int size() {
        return cells.size();
    }

    /// @return the square of this point
    /// @throws IllegalArgumentException if the point is not in the city
    int at(int easting, int northing) {
        var found = index.get(key(cell(easting), cell(northing)));
        if (found == null) {
            throw new IllegalArgumentException("a home outside the city's land");
        }
        return found;
    }

    double easting(int square) {
        return (cells.get(square)[0] + 0.5) * SIDE + SHIFT;
    }

    double northing(int square) {
        return (cells.get(square)[1] + 0.5) * SIDE + SHIFT;
    }

    Geometry shape(int square) {
        return shape(cells.get(square)[0], cells.get(square)[1]);
    }

    private static Geometry shape(int x, int y) {
        double east = x * (double) SIDE + SHIFT;
        double north = y * (double) SIDE + SHIFT;
        return GEOMETRY.toGeometry(new Envelope(east, east + SIDE, north, north + SIDE));
    }

    private static int cell(double metres) {
        return (int) Math.floor((metres - SHIFT) / SIDE);
    }

    private static long key(int x, int y) {
        return x * 1_000_000L + y;
    }
}

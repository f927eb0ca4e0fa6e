// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.ProjCoordinate;
import tools.jackson.databind.JsonNode;

/// The 250 m cells in which people live (HSY population grid), as weights for where in a postal area
/// its people are put. Only cells with at least 100 residents are published.
final class PopulationGrid {
    /// Marks the cell of people without a known place: its square lies somewhere, they do not.
    private static final double NO_FLOOR_SPACE = 999_999_999;

    private final STRtree cells = new STRtree();

    private record Cell(Polygon square, int residents) {}

    /// A part of an area and how many people live there, as far as the grid knows.
    record Spot(Geometry shape, double weight) {}

    static PopulationGrid read(Path file) {
        var factory = new CRSFactory();
        var toMetres =
                new BasicCoordinateTransform(
                        factory.createFromParameters(
                                "WGS84", "+proj=longlat +datum=WGS84 +no_defs"),
                        factory.createFromParameters(
                                "EPSG:3067", "+proj=utm +zone=35 +ellps=GRS80 +units=m +no_defs"));
        var grid = new PopulationGrid();
        for (JsonNode feature : PostalArea.features(file)) {
            var properties = feature.path("properties");
            if (properties.path("asvaljyys").asDouble() >= NO_FLOOR_SPACE) {
                continue; // leaving it out spreads its people over the others
            }
            var square = square(feature.path("geometry").path("coordinates").get(0), toMetres);
            grid.cells.insert(
                    square.getEnvelopeInternal(),
                    new Cell(square, properties.path("asukkaita").asInt()));
        }
        grid.cells.build();
        return grid;
    }

    /// @param area EPSG:3067
    /// @return the parts of the area that lie in cells, weighted by residents and by how much of the
    ///     cell lies in the area; the whole area if no cell touches it
    List<Spot> spots(Geometry area) {
        var spots = new ArrayList<Spot>();
        for (Object found : cells.query(area.getEnvelopeInternal())) {
            var cell = (Cell) found;
            var part = cell.square.intersection(area);
            double share = part.getArea() / cell.square.getArea();
            if (share > 0.02) {
                spots.add(new Spot(part, share * cell.residents));
            }
        }
        return spots.isEmpty() ? List.of(new Spot(area, 1)) : spots;
    }

    private static Polygon square(JsonNode ring, BasicCoordinateTransform toMetres) {
        var corners = new Coordinate[ring.size()];
        var out = new ProjCoordinate();
        for (int i = 0; i < corners.length; i++) {
            var corner = ring.get(i);
            toMetres.transform(
                    new ProjCoordinate(corner.get(0).asDouble(), corner.get(1).asDouble()), out);
            corners[i] = new Coordinate(out.x, out.y);
        }
        return PostalArea.GEOMETRY.createPolygon(corners);
    }
}

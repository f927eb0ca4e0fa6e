// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.units;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The area from which a school takes its pupils in one school year, from
/// `units/admission-areas.geojson`. Those of one language and year cover the city and never overlap;
/// pre-primary units take the children of the area of their school.
///
/// @param school     the school's id
/// @param language   `fi` or `sv`
/// @param schoolYear the year in which the school year begins on 1 August
/// @param shape      EPSG:3067; one or more polygons
public record AdmissionArea(String school, String language, int schoolYear, Geometry shape) {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    /// @return the areas in the order of the file
    public static List<AdmissionArea> read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var areas = new ArrayList<AdmissionArea>();
            for (JsonNode feature : JsonMapper.shared().readTree(in).path("features")) {
                var properties = feature.path("properties");
                areas.add(
                        new AdmissionArea(
                                properties.path("school").asString(),
                                properties.path("language").asString(),
                                properties.path("schoolYear").asInt(),
                                shape(feature.path("geometry").path("coordinates"))));
            }
            return areas;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, List<AdmissionArea> areas) {
        var lines = new ArrayList<String>();
        for (var area : areas) {
            lines.add(
                    ("{\"type\":\"Feature\",\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":%s},"
                                    + "\"properties\":{\"school\":\"%s\",\"language\":\"%s\","
                                    + "\"schoolYear\":%d,\"invented\":true}}")
                            .formatted(
                                    coordinates(area.shape),
                                    area.school,
                                    area.language,
                                    area.schoolYear));
        }
        UnitsFile.Collection.write(file, "invented admission areas", lines);
    }

    private static Geometry shape(JsonNode polygons) {
        return GEOMETRY.createMultiPolygon(
                polygons.values().stream().map(AdmissionArea::polygon).toArray(Polygon[]::new));
    }

    private static Polygon polygon(JsonNode rings) {
        var holes = new LinearRing[rings.size() - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = ring(rings.get(i + 1));
        }
        return GEOMETRY.createPolygon(ring(rings.get(0)), holes);
    }

    private static LinearRing ring(JsonNode points) {
        return GEOMETRY.createLinearRing(
                points.values().stream()
                        .map(it -> new Coordinate(it.get(0).asDouble(), it.get(1).asDouble()))
                        .toArray(Coordinate[]::new));
    }

    private static String coordinates(Geometry shape) {
        var polygons = new ArrayList<String>();
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            var polygon = (Polygon) shape.getGeometryN(i);
            var rings = new ArrayList<String>();
            rings.add(coordinates(polygon.getExteriorRing()));
            for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                rings.add(coordinates(polygon.getInteriorRingN(hole)));
            }
            polygons.add("[" + String.join(",", rings) + "]");
        }
        return "[" + String.join(",", polygons) + "]";
    }

    private static String coordinates(LinearRing ring) {
        var points = new ArrayList<String>();
        for (var point : ring.getCoordinates()) {
            points.add("[%.1f,%.1f]".formatted(point.x, point.y));
        }
        return "[" + String.join(",", points) + "]";
    }
}

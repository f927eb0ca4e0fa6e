// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.population;

import city.synthetic.CityFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A postal area with its statistics (Statistics Finland, Paavo).
///
/// @param code           five digits, `00100`
/// @param name           by language, `fi` and `sv`
/// @param shape          land without water, EPSG:3067
/// @param residents      how many live there, by age band
/// @param oneParentShare share of its households with children that have one parent
/// @param flatShare      share of its dwellings that are in blocks of flats
public record PostalArea(
        String code,
        Map<String, String> name,
        Geometry shape,
        Map<AgeBand, Integer> residents,
        double oneParentShare,
        double flatShare) {

    /// @return the areas of the city's folder in the order of their codes
    /// @throws IllegalArgumentException if a file is not what it should be
    public static List<PostalArea> read(CityFolder folder) {
        var names = new HashMap<String, Map<String, String>>();
        for (JsonNode feature : features(folder.data("postal_areas_2023.geojson"))) {
            var properties = feature.path("properties");
            names.put(
                    properties.path("posno").asString(),
                    Map.of(
                            "fi", properties.path("nimi").asString(),
                            "sv", properties.path("namn").asString()));
        }
        var areas = new ArrayList<PostalArea>();
        for (JsonNode feature : features(folder.data("paavo_2023_postal_areas_epsg3067.geojson"))) {
            var properties = feature.path("properties");
            var code = properties.path("postal_code").asString();
            var residents = new EnumMap<AgeBand, Integer>(AgeBand.class);
            for (AgeBand band : AgeBand.values()) {
                residents.put(band, properties.path(band.paavoName()).asInt());
            }
            double flats = properties.path("Dwellings in blocks of flats (RA)").asDouble();
            double houses = properties.path("Dwellings in small houses (RA)").asDouble();
            double families = properties.path("Households with children (TE)").asDouble();
            double oneParent =
                    properties.path("One-parent households with children (TE)").asDouble();
            var name = names.get(code);
            if (name == null) {
                throw new IllegalArgumentException("no name for the postal area " + code);
            }
            areas.add(
                    new PostalArea(
                            code,
                            name,
                            geometry(feature.path("geometry")),
                            residents,
                            families > 0 ? oneParent / families : 0,
                            flats + houses > 0 ? flats / (flats + houses) : 1));
        }
        areas.sort(Comparator.comparing(PostalArea::code));
        return areas;
    }

    /// @return how many live there, all ages
    public int total() {
        return residents.values().stream().mapToInt(Integer::intValue).sum();
    }

    static List<JsonNode> features(Path file) {
        try (var in = Files.newInputStream(file)) {
            var features = JsonMapper.shared().readTree(in).path("features");
            if (features.isEmpty()) {
                throw new IllegalArgumentException(file + " holds no features");
            }
            return List.copyOf(features.values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static final GeometryFactory GEOMETRY = new GeometryFactory();

    private static Geometry geometry(JsonNode json) {
        var coordinates = json.path("coordinates");
        if (json.path("type").asString().equals("Polygon")) {
            return polygon(coordinates);
        }
        var polygons =
                coordinates.values().stream().map(PostalArea::polygon).toArray(Polygon[]::new);
        return GEOMETRY.createMultiPolygon(polygons);
    }

    private static Polygon polygon(JsonNode rings) {
        var shell = ring(rings.get(0));
        var holes = new LinearRing[rings.size() - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = ring(rings.get(i + 1));
        }
        return GEOMETRY.createPolygon(shell, holes);
    }

    private static LinearRing ring(JsonNode points) {
        var coordinates = new Coordinate[points.size()];
        for (int i = 0; i < coordinates.length; i++) {
            var point = points.get(i);
            coordinates[i] = new Coordinate(point.get(0).asDouble(), point.get(1).asDouble());
        }
        return GEOMETRY.createLinearRing(coordinates);
    }
}

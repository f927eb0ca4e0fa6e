// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.shared.UnitId;
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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One GeoJSON file of a city's folder (RFC 7946, but in EPSG:3067 metres): its features, and shapes and
/// texts out of them.
///
/// @param name below the city's folder, for whoever reads a fault
/// @param bytes empty where there is no such file
record GeoFile(String name, byte[] bytes) {
    static final GeometryFactory GEOMETRY = new GeometryFactory();
    private static final JsonMapper JSON = JsonMapper.shared();

    /// @throws FolderFault where it is not there
    static GeoFile of(Path city, String name) {
        var file = ifThere(city, name);
        if (!file.there()) {
            throw new FolderFault(name, "", "is missing in the city's folder");
        }
        return file;
    }

    static GeoFile ifThere(Path city, String name) {
        return new GeoFile(name, read(city.resolve(name)));
    }

    static byte[] read(Path path) {
        try {
            return Files.isRegularFile(path) ? Files.readAllBytes(path) : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean there() {
        return bytes.length > 0;
    }

    /// @return none where there is no such file
    List<JsonNode> features() {
        if (!there()) {
            return List.of();
        }
        try {
            var features = JSON.readTree(bytes).path("features");
            if (!features.isArray() || features.isEmpty()) {
                throw new FolderFault(name, "", "needs `features`");
            }
            return features.valueStream().toList();
        } catch (JacksonException e) {
            throw new FolderFault(name, "", "is no JSON: " + e.getOriginalMessage());
        }
    }

    String text(String where, JsonNode properties, String key) {
        var value = properties.path(key);
        if (!value.isString() || value.asString().isBlank()) {
            throw new FolderFault(name, where, "`" + key + "` is missing");
        }
        return value.asString();
    }

    UnitId id(String text) {
        try {
            return new UnitId(text);
        } catch (IllegalArgumentException e) {
            throw new FolderFault(name, text, String.valueOf(e.getMessage()));
        }
    }

    Geometry outline(String where, JsonNode geometry) {
        var polygons = new ArrayList<Polygon>();
        switch (geometry.path("type").asString("")) {
            case "Polygon" -> polygons.add(polygon(where, geometry.path("coordinates")));
            case "MultiPolygon" ->
                    geometry.path("coordinates").forEach(it -> polygons.add(polygon(where, it)));
            default ->
                    throw new FolderFault(
                            name, where, "`geometry` must be Polygon or MultiPolygon");
        }
        var outline = GEOMETRY.createMultiPolygon(polygons.toArray(Polygon[]::new));
        if (!outline.isValid() || outline.isEmpty()) {
            throw new FolderFault(name, where, "`geometry` is empty or crosses itself");
        }
        return outline;
    }

    private Polygon polygon(String where, JsonNode rings) {
        var all = new ArrayList<LinearRing>();
        for (var ring : rings) {
            var points = new ArrayList<Coordinate>();
            ring.forEach(
                    it -> points.add(new Coordinate(it.path(0).asDouble(), it.path(1).asDouble())));
            if (points.size() < 4 || !points.getFirst().equals2D(points.getLast())) {
                throw new FolderFault(name, where, "a ring must be closed");
            }
            all.add(GEOMETRY.createLinearRing(points.toArray(Coordinate[]::new)));
        }
        if (all.isEmpty()) {
            throw new FolderFault(name, where, "a polygon needs a ring");
        }
        return GEOMETRY.createPolygon(
                all.getFirst(), all.subList(1, all.size()).toArray(LinearRing[]::new));
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.shared.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Postal areas, where the city's folder has them: parts by which areas can be named. `city.yaml` says in
/// `postalAreas` which file (GeoJSON in EPSG:3067 with `postal_code` and `name`). Public data, read once,
/// when first asked for.
@Component
class PostalAreas {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final Path folder;
    private volatile @Nullable List<PostalArea> read;

    PostalAreas(@Value("${city.folder:../cities/helsinki}") Path folder) {
        this.folder = folder;
    }

    /// @param outline well-known text, EPSG:3067
    /// @param inside a place in it
    record PostalArea(String code, String name, String outline, Point inside) {}

    /// By code; empty where the folder has none.
    List<PostalArea> list() {
        var list = read;
        if (list == null) {
            list = read(folder);
            read = list;
        }
        return list;
    }

    Optional<PostalArea> find(String code) {
        return list().stream().filter(it -> it.code().equals(code)).findFirst();
    }

    private static List<PostalArea> read(Path folder) {
        try {
            var file = file(folder);
            if (file == null) {
                return List.of();
            }
            var areas = new ArrayList<PostalArea>();
            for (var it : JsonMapper.shared().readTree(Files.readAllBytes(file)).path("features")) {
                areas.add(area(it));
            }
            areas.sort(Comparator.comparing(PostalArea::code));
            return List.copyOf(areas);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Path file(Path folder) throws IOException {
        var city = folder.resolve("city.yaml");
        if (!Files.isRegularFile(city)) {
            return null;
        }
        try (var reader = Files.newBufferedReader(city)) {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return root instanceof Map<?, ?> map && map.get("postalAreas") instanceof String name
                    ? folder.resolve(name)
                    : null;
        }
    }

    private static PostalArea area(JsonNode feature) {
        var geometry = feature.path("geometry");
        var polygons = new ArrayList<Polygon>();
        if (geometry.path("type").asString("").equals("Polygon")) {
            polygons.add(polygon(geometry.path("coordinates")));
        } else {
            geometry.path("coordinates").forEach(it -> polygons.add(polygon(it)));
        }
        Geometry outline =
                polygons.size() == 1
                        ? polygons.getFirst()
                        : GEOMETRY.createMultiPolygon(polygons.toArray(Polygon[]::new));
        var inside = outline.getInteriorPoint().getCoordinate();
        return new PostalArea(
                feature.path("properties").path("postal_code").asString(""),
                feature.path("properties").path("name").asString(""),
                outline.toText(),
                new Point(inside.x, inside.y));
    }

    private static Polygon polygon(JsonNode rings) {
        var all = new ArrayList<LinearRing>();
        rings.forEach(ring -> {
            var points = new ArrayList<Coordinate>();
            ring.forEach(
                    it -> points.add(new Coordinate(it.path(0).asDouble(), it.path(1).asDouble())));
            all.add(GEOMETRY.createLinearRing(points.toArray(Coordinate[]::new)));
        });
        return GEOMETRY.createPolygon(
                all.getFirst(), all.subList(1, all.size()).toArray(LinearRing[]::new));
    }
}

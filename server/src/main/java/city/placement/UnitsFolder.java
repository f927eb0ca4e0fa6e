// SPDX-License-Identifier: EUPL-1.2
package city.placement;

import city.shared.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Units and admission areas as a city's folder has them: `units/units.geojson` and
/// `units/admission-areas.geojson` (GeoJSON, RFC 7946, but in EPSG:3067 metres).
///
/// @param sha256 of both files
record UnitsFolder(String sha256, List<Unit> units, List<Area> areas, List<Capacity> capacities) {
    private static final String UNITS = "units/units.geojson";
    private static final String AREAS = "units/admission-areas.geojson";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    /// How many children a unit can take in a period.
    record Capacity(UnitId unit, String kind, String period, int places) {}

    private record Listed(Unit unit, int firstYear, int places) {}

    /// @throws FolderFault for whatever is missing or malformed
    static UnitsFolder read(Path city) {
        var units = bytes(city, UNITS);
        var areas = bytes(city, AREAS);
        var listed = new ArrayList<Listed>();
        var ids = new HashSet<UnitId>();
        for (var feature : features(UNITS, units)) {
            var it = unit(feature);
            if (!ids.add(it.unit().id())) {
                throw new FolderFault(UNITS, it.unit().id().value(), "is there twice");
            }
            listed.add(it);
        }
        var outlines = new ArrayList<Area>();
        var years = new HashSet<Integer>();
        for (var feature : features(AREAS, areas)) {
            outlines.add(area(feature, ids, years));
        }
        return new UnitsFolder(
                sha256(units, areas),
                listed.stream().map(Listed::unit).toList(),
                List.copyOf(outlines),
                capacities(listed, years));
    }

    /// A school year's key: `2026-27`.
    static String period(int year) {
        return "%d-%02d".formatted(year, (year + 1) % 100);
    }

    private static List<Capacity> capacities(List<Listed> listed, Set<Integer> years) {
        var capacities = new ArrayList<Capacity>();
        for (var it : listed) {
            for (var year : years) {
                if (it.firstYear() <= year) {
                    it.unit()
                            .kinds()
                            .forEach(kind ->
                                    capacities.add(
                                            new Capacity(
                                                    it.unit().id(),
                                                    kind,
                                                    period(year),
                                                    it.places())));
                }
            }
        }
        return capacities;
    }

    private static Listed unit(JsonNode feature) {
        var properties = feature.path("properties");
        var where = properties.path("id").asString("a unit without `id`");
        var kind = text(UNITS, where, properties, "kind");
        var point = feature.path("geometry").path("coordinates");
        if (point.size() != 2 || !point.path(0).isNumber() || !point.path(1).isNumber()) {
            throw new FolderFault(UNITS, where, "`geometry` must be a point in EPSG:3067");
        }
        Map<Language, String> names = new HashMap<>();
        properties
                .path("name")
                .properties()
                .forEach(it -> names.put(new Language(it.getKey()), it.getValue().asString()));
        if (!names.containsKey(Language.FI)) {
            throw new FolderFault(UNITS, where, "`name` needs at least `fi`");
        }
        var places = properties.path("places");
        if (!places.isInt() || places.asInt() < 0) {
            throw new FolderFault(UNITS, where, "`places` must be a whole number, 0 or more");
        }
        return new Listed(
                new Unit(
                        id(UNITS, text(UNITS, where, properties, "id")),
                        Set.of(kind),
                        names,
                        Set.of(new Language(text(UNITS, where, properties, "language"))),
                        properties.path("municipal").asBoolean(true),
                        kind.equals(Chooser.SCHOOL)
                                ? Set.of()
                                : Set.of(id(UNITS, text(UNITS, where, properties, "school"))),
                        Map.of(),
                        phone(properties),
                        point.path(0).asDouble(),
                        point.path(1).asDouble()),
                properties.path("firstYear").asInt(0),
                places.asInt());
    }

    private static @Nullable String phone(JsonNode properties) {
        return properties.path("phone").isString() ? properties.path("phone").asString() : null;
    }

    private static Area area(JsonNode feature, Set<UnitId> ids, Set<Integer> years) {
        var properties = feature.path("properties");
        var school = id(AREAS, text(AREAS, "an area", properties, "school"));
        if (!ids.contains(school)) {
            throw new FolderFault(AREAS, school.value(), "is no unit of " + UNITS);
        }
        var year = properties.path("schoolYear");
        if (!year.isInt()) {
            throw new FolderFault(
                    AREAS, school.value(), "`schoolYear` must be the year in which it begins");
        }
        years.add(year.asInt());
        return new Area(
                school.value(),
                Chooser.SCHOOL,
                new Language(text(AREAS, school.value(), properties, "language")),
                period(year.asInt()),
                school,
                outline(school.value(), feature.path("geometry")));
    }

    private static Geometry outline(String where, JsonNode geometry) {
        var polygons = new ArrayList<Polygon>();
        switch (geometry.path("type").asString("")) {
            case "Polygon" -> polygons.add(polygon(where, geometry.path("coordinates")));
            case "MultiPolygon" ->
                    geometry.path("coordinates").forEach(it -> polygons.add(polygon(where, it)));
            default ->
                    throw new FolderFault(
                            AREAS, where, "`geometry` must be Polygon or MultiPolygon");
        }
        var outline = GEOMETRY.createMultiPolygon(polygons.toArray(Polygon[]::new));
        if (!outline.isValid() || outline.isEmpty()) {
            throw new FolderFault(AREAS, where, "`geometry` is empty or crosses itself");
        }
        return outline;
    }

    private static Polygon polygon(String where, JsonNode rings) {
        var all = new ArrayList<LinearRing>();
        for (var ring : rings) {
            var points = new ArrayList<Coordinate>();
            ring.forEach(
                    it -> points.add(new Coordinate(it.path(0).asDouble(), it.path(1).asDouble())));
            if (points.size() < 4 || !points.getFirst().equals2D(points.getLast())) {
                throw new FolderFault(AREAS, where, "a ring must be closed");
            }
            all.add(GEOMETRY.createLinearRing(points.toArray(Coordinate[]::new)));
        }
        if (all.isEmpty()) {
            throw new FolderFault(AREAS, where, "a polygon needs a ring");
        }
        return GEOMETRY.createPolygon(
                all.getFirst(), all.subList(1, all.size()).toArray(LinearRing[]::new));
    }

    private static UnitId id(String file, String text) {
        try {
            return new UnitId(text);
        } catch (IllegalArgumentException e) {
            throw new FolderFault(file, text, String.valueOf(e.getMessage()));
        }
    }

    private static String text(String file, String where, JsonNode properties, String name) {
        var value = properties.path(name);
        if (!value.isString() || value.asString().isBlank()) {
            throw new FolderFault(file, where, "`" + name + "` is missing");
        }
        return value.asString();
    }

    private static JsonNode features(String file, byte[] bytes) {
        try {
            var features = JSON.readTree(bytes).path("features");
            if (!features.isArray() || features.isEmpty()) {
                throw new FolderFault(file, "", "needs `features`");
            }
            return features;
        } catch (JacksonException e) {
            throw new FolderFault(file, "", "is no JSON: " + e.getOriginalMessage());
        }
    }

    private static byte[] bytes(Path city, String file) {
        var path = city.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new FolderFault(file, "", "is missing in the city's folder");
        }
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

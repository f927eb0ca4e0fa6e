// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.units;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes `units/units.geojson`: points in EPSG:3067, one line a unit.
public final class UnitsFile {
    private UnitsFile() {}

    /// @return the units in the order of the file; none if there is no file
    /// @throws IllegalArgumentException if the file is not what it should be
    public static List<Unit> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var in = Files.newInputStream(file)) {
            var units = new ArrayList<Unit>();
            for (JsonNode feature : JsonMapper.shared().readTree(in).path("features")) {
                units.add(unit(feature));
            }
            return units;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Unit unit(JsonNode feature) {
        var properties = feature.path("properties");
        var point = feature.path("geometry").path("coordinates");
        var names = properties.path("name");
        var id = properties.path("id").asString();
        return new Unit(
                id,
                properties.path("kind").asString().equals(Unit.Kind.SCHOOL.code())
                        ? Unit.Kind.SCHOOL
                        : Unit.Kind.PRE_PRIMARY,
                Map.of(
                        "fi", names.path("fi").asString(),
                        "sv", names.path("sv").asString(),
                        "en", names.path("en").asString()),
                properties.path("language").asString(),
                properties.path("municipal").asBoolean(),
                point.path(0).asInt(),
                point.path(1).asInt(),
                properties.path("school").asString(),
                properties.path("firstYear").asInt(),
                properties.path("places").asInt());
    }

    static void write(Path file, List<Unit> units) {
        var mapper = JsonMapper.shared();
        var lines = new ArrayList<String>();
        for (Unit unit : units) {
            var properties = mapper.createObjectNode();
            properties.put("id", unit.id()).put("kind", unit.kind().code());
            var name = properties.putObject("name");
            List.of("fi", "sv", "en").forEach(it -> name.put(it, unit.name().get(it)));
            properties.put("language", unit.language()).put("municipal", unit.municipal());
            properties.put("school", unit.school()).put("firstYear", unit.firstYear());
            properties.put("places", unit.places()).put("invented", true);
            lines.add(
                    "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[%d,%d]},\"properties\":%s}"
                            .formatted(
                                    unit.easting(),
                                    unit.northing(),
                                    mapper.writeValueAsString(properties)));
        }
        Collection.write(file, "invented schools and pre-primary units", lines);
    }

    /// A GeoJSON collection in EPSG:3067 with one feature a line, so that changes can be read.
    static final class Collection {
        private Collection() {}

        static void write(Path file, String what, List<String> features) {
            var text =
                    "{\"type\":\"FeatureCollection\",\"name\":\"%s\",\"invented\":true,\n"
                                    .formatted(what)
                            + "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::3067\"}},\n"
                            + "\"features\":[\n"
                            + String.join(",\n", features)
                            + "\n]}\n";
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

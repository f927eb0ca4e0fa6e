// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Postal areas, where the city's folder has them: parts by which people name where in the city something
/// is. `city.yaml` says in `postalAreas` which file (GeoJSON in EPSG:3067 with `postal_code` and `name`).
/// Public data, read once, when first asked for.
@Component
public class PostalAreas {
    private final Path folder;
    private volatile @Nullable List<PostalArea> read;

    PostalAreas(@Value("${city.folder:../cities/helsinki}") String folder) {
        this.folder = Path.of(folder);
    }

    /// @param outline well-known text, EPSG:3067
    public record PostalArea(String code, String name, String outline) {}

    /// By code; empty where the folder has none.
    public List<PostalArea> list() {
        var list = read;
        if (list == null) {
            list = read(folder);
            read = list;
        }
        return list;
    }

    /// @return the area, or empty where there is none of this code
    public Optional<PostalArea> find(String code) {
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
                areas.add(
                        new PostalArea(
                                it.path("properties").path("postal_code").asString(""),
                                it.path("properties").path("name").asString(""),
                                outline(it.path("geometry"))));
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

    private static String outline(JsonNode geometry) {
        var coordinates = geometry.path("coordinates");
        if (geometry.path("type").asString("").equals("Polygon")) {
            return "POLYGON " + polygon(coordinates);
        }
        var polygons = new StringJoiner(", ", "MULTIPOLYGON (", ")");
        coordinates.forEach(it -> polygons.add(polygon(it)));
        return polygons.toString();
    }

    private static String polygon(JsonNode rings) {
        var all = new StringJoiner(", ", "(", ")");
        rings.forEach(ring -> {
            var points = new StringJoiner(", ", "(", ")");
            ring.forEach(it -> points.add(it.path(0).asString() + " " + it.path(1).asString()));
            all.add(points.toString());
        });
        return all.toString();
    }
}

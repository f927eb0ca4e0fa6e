// SPDX-License-Identifier: EUPL-1.2
package city.synthetic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What the invented city reads from a city's folder: `city.yaml`, `rates.yaml` and the files under
/// `data/` and `units/`.
///
/// @param path         the folder itself, `cities/helsinki`
/// @param name         the city's name by language
/// @param municipality the national code of the municipality, three digits (Helsinki 091)
/// @param postOffice   the postal town as it stands in addresses, by language
/// @param zone         the city's time zone
/// @param firstDay     the day on which the seeded city begins
/// @param seed         the seed that makes this city and no other
/// @param neighbours   where guardians live who live outside the city
/// @param rates        what happens in a year and how people are spread, from `rates.yaml`
public record CityFolder(
        Path path,
        Map<String, String> name,
        String municipality,
        Map<String, String> postOffice,
        ZoneId zone,
        LocalDate firstDay,
        long seed,
        List<Neighbour> neighbours,
        Rates rates) {

    /// A postal area of another municipality.
    ///
    /// @param municipality three digits
    /// @param postalCode   five digits
    /// @param town         its postal town as in addresses, by language
    public record Neighbour(String municipality, String postalCode, Map<String, String> town) {}

    /// Reads the folder.
    ///
    /// @throws IllegalArgumentException if a file is missing or says something that cannot be used;
    ///     the text names the file and the entry
    public static CityFolder read(Path folder) {
        var city = yaml(folder.resolve("city.yaml"));
        return new CityFolder(
                folder,
                texts(city, "name"),
                text(city, "municipality"),
                texts(city, "postOffice"),
                zone(city),
                day(city),
                number(city, "seed"),
                neighbours(city),
                Rates.read(folder.resolve("rates.yaml")));
    }

    /// @return the file under the folder's `data/`
    public Path data(String file) {
        return path.resolve("data").resolve(file);
    }

    static Map<?, ?> yaml(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + " is missing");
        }
        try (var in = Files.newBufferedReader(file)) {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            if (root instanceof Map<?, ?> map) {
                return map;
            }
            throw new IllegalArgumentException(file + " must hold keys and values");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Map<?, ?> city, String key) {
        if (city.get(key) instanceof String value) {
            return value;
        }
        throw wrong(key, "a text in quotes");
    }

    private static long number(Map<?, ?> city, String key) {
        if (city.get(key) instanceof Number value) {
            return value.longValue();
        }
        throw wrong(key, "a whole number");
    }

    private static Map<String, String> texts(Map<?, ?> city, String key) {
        @Nullable Object value = city.get(key);
        if (value instanceof Map<?, ?> map
                && map.get("fi") instanceof String fi
                && map.get("sv") instanceof String sv) {
            return Map.of("fi", fi, "sv", sv);
        }
        throw wrong(key, "fi and sv");
    }

    private static List<Neighbour> neighbours(Map<?, ?> city) {
        if (city.get("neighbours") instanceof List<?> list && !list.isEmpty()) {
            return list.stream()
                    .map(entry -> entry instanceof Map<?, ?> map ? map : Map.of())
                    .map(entry ->
                            new Neighbour(
                                    text(entry, "municipality"),
                                    text(entry, "postalCode"),
                                    Map.of("fi", text(entry, "fi"), "sv", text(entry, "sv"))))
                    .toList();
        }
        throw wrong("neighbours", "a list of municipality, postalCode, fi and sv");
    }

    private static ZoneId zone(Map<?, ?> city) {
        try {
            return ZoneId.of(text(city, "timeZone"));
        } catch (DateTimeException e) {
            throw wrong("timeZone", "a zone such as Europe/Helsinki");
        }
    }

    private static LocalDate day(Map<?, ?> city) {
        try {
            return LocalDate.parse(text(city, "firstDay"));
        } catch (DateTimeException e) {
            throw wrong("firstDay", "a day such as \"2026-01-07\", in quotes");
        }
    }

    private static IllegalArgumentException wrong(String key, String expected) {
        return new IllegalArgumentException("city.yaml: %s must be %s".formatted(key, expected));
    }
}

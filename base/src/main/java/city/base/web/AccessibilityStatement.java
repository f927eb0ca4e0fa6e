// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What the city says about how accessible its pages are: date, known gaps, supervisor. Data of the
/// city's folder, since authorities and gaps change without the code.
///
/// Basis: Act 306/2019 (Finland), chapter 3.
///
/// @param date when the statement was last gone through
/// @param gaps names of known gaps, each with its text under `web.statement.gap.`
/// @param supervisors who supervises, the latest first
record AccessibilityStatement(LocalDate date, List<String> gaps, List<Supervisor> supervisors) {
    /// @param from first day of this authority's competence
    /// @param name by language code
    record Supervisor(
            LocalDate from, Map<String, String> name, String website, String email, String phone) {}

    /// @throws IllegalStateException when the file lacks something; says what
    static AccessibilityStatement read(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            Map<String, Object> top =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            var supervisors =
                    list(top, "supervisors", file).stream()
                            .map(it -> supervisor(map(it, file), file))
                            .sorted((a, b) -> b.from().compareTo(a.from()))
                            .toList();
            return new AccessibilityStatement(
                    day(top, "statement-date", file),
                    list(top, "gaps", file).stream().map(String::valueOf).toList(),
                    supervisors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The authority that supervises on a day.
    Supervisor supervisor(LocalDate day) {
        return supervisors.stream()
                .filter(it -> !it.from().isAfter(day))
                .findFirst()
                .orElseGet(supervisors::getLast);
    }

    private static Supervisor supervisor(Map<String, Object> row, Path file) {
        Map<String, String> name = new java.util.HashMap<>();
        map(get(row, "name", file), file)
                .forEach((language, text) -> name.put(language, String.valueOf(text)));
        return new Supervisor(
                day(row, "from", file),
                Map.copyOf(name),
                String.valueOf(get(row, "website", file)),
                String.valueOf(get(row, "email", file)),
                String.valueOf(get(row, "phone", file)));
    }

    private static Object get(Map<String, Object> row, String key, Path file) {
        var value = row.get(key);
        if (value == null) {
            throw new IllegalStateException(file.getFileName() + ": `" + key + "` is missing");
        }
        return value;
    }

    private static List<?> list(Map<String, Object> row, String key, Path file) {
        if (get(row, key, file) instanceof List<?> list && !list.isEmpty()) {
            return list;
        }
        throw new IllegalStateException(file.getFileName() + ": `" + key + "` is no list");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value, Path file) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new IllegalStateException(file.getFileName() + ": `" + value + "` is no mapping");
    }

    private static LocalDate day(Map<String, Object> row, String key, Path file) {
        if (get(row, key, file) instanceof Date date) {
            return LocalDate.ofInstant(date.toInstant(), ZoneId.of("UTC"));
        }
        throw new IllegalStateException(file.getFileName() + ": `" + key + "` is no date");
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What every module must know of the city it serves, from the folder's `city.yaml`, and from nowhere
/// else.
///
/// @param municipality the national code, three digits (Helsinki `091`)
/// @param zone of the city's days
/// @param languages in which offers can be read: those in which everything is whole, then the further
///     contact languages
/// @param caseNumbers what the number of a case begins with, before the year (`HEL`)
/// @param sender who writes
public record OwnCity(
        String municipality,
        ZoneId zone,
        List<Language> languages,
        String caseNumbers,
        Sender sender) {
    public OwnCity {
        if (!municipality.matches("\\d{3}")) {
            throw new IllegalArgumentException("A municipality's code is three digits");
        }
        languages = List.copyOf(languages);
    }

    /// @param folder the city's folder
    /// @throws IllegalArgumentException when `city.yaml` is missing or lacks something; says what
    public static OwnCity read(Path folder) {
        var file = folder.resolve("city.yaml");
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException(file + " is missing");
        }
        try (var reader = Files.newBufferedReader(file)) {
            Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            var city = root instanceof Map<?, ?> map ? map : Map.of();
            return new OwnCity(
                    text(city.get("municipality"), "municipality", file),
                    ZoneId.of(text(city.get("timeZone"), "timeZone", file)),
                    Stream.concat(
                                    languages(city.get("languages"), "languages", file),
                                    languages(
                                            city.get("contactLanguages"), "contactLanguages", file))
                            .distinct()
                            .toList(),
                    text(city.get("caseNumbers"), "caseNumbers", file),
                    sender(city.get("authority"), file));
        } catch (DateTimeException _) {
            throw new IllegalArgumentException(file + ": `timeZone` is not known");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(@Nullable Object value, String key, Path file) {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException(
                file + ": `" + key + "` must be a text in quotation marks");
    }

    private static Sender sender(@Nullable Object authorities, Path file) {
        var place = "authority.education";
        if (authorities instanceof Map<?, ?> all && all.get("education") instanceof Map<?, ?> it) {
            return new Sender(
                    texts(it.get("name"), place + ".name", file),
                    texts(it.get("servicePoint"), place + ".servicePoint", file),
                    texts(it.get("postalAddress"), place + ".postalAddress", file),
                    texts(it.get("replyAddress"), place + ".replyAddress", file),
                    text(it.get("phone"), place + ".phone", file),
                    text(it.get("email"), place + ".email", file));
        }
        throw new IllegalArgumentException(
                file + ": `" + place + "` must say who writes letters and where answers go");
    }

    private static Map<Language, String> texts(@Nullable Object value, String key, Path file) {
        if (value instanceof Map<?, ?> texts && texts.containsKey(Language.FI.code())) {
            return texts.entrySet().stream()
                    .collect(
                            Collectors.toMap(
                                    it -> new Language(String.valueOf(it.getKey())),
                                    it -> String.valueOf(it.getValue())));
        }
        throw new IllegalArgumentException(
                file + ": `" + key + "` must be a text by language, with fi among them");
    }

    private static Stream<Language> languages(@Nullable Object value, String key, Path file) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).map(Language::new);
        }
        throw new IllegalArgumentException(file + ": `" + key + "` must be a list of languages");
    }
}

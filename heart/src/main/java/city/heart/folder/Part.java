// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import city.base.shared.Language;
import city.heart.service.Multilingual;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/// A part of a YAML file that knows its line. What it should be and is not becomes a fault, and a
/// harmless value stands in, so that reading goes on to the next fault.
final class Part {
    private static final LocalDate NO_DATE = LocalDate.EPOCH;

    private final String file;
    private final String name;
    private final @Nullable Node node;
    private final int line;
    private final FolderFaults faults;

    private Part(String file, String name, @Nullable Node node, int line, FolderFaults faults) {
        this.file = file;
        this.name = name;
        this.node = node;
        this.line = line;
        this.faults = faults;
    }

    /// Reads a whole file.
    ///
    /// @param path inside the folder; a file that is not there, or too large, is a fault
    static Part file(Folder folder, String path, FolderFaults faults) {
        var file = folder.shown(path);
        var text = folder.text(path);
        if (text == null) {
            faults.add(file, 0, "the file is missing");
            return new Part(file, "", null, 0, faults);
        }
        if (folder.isTooLarge(path)) {
            faults.add(file, 1, Folder.TOO_LARGE);
            return new Part(file, "", null, 0, faults);
        }
        try {
            var reference = reference(text);
            if (reference != null) {
                faults.add(
                        file,
                        reference.getStartMark().getLine() + 1,
                        "`&` and `*` refer to another place of the file, which is not read here: write it out, or"
                                + " put the text into quotes");
                return new Part(file, "", null, 0, faults);
            }
            var node = yaml().compose(new StringReader(text));
            if (node == null) {
                faults.add(file, 1, "the file is empty");
            }
            return new Part(file, "", node, 1, faults);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            faults.add(file, mark == null ? 0 : mark.getLine() + 1, "not YAML: " + e.getProblem());
        } catch (ReaderException e) {
            faults.add(
                    file,
                    (int)
                            text.substring(0, Math.min(e.getPosition(), text.length()))
                                    .lines()
                                    .count(),
                    "a character that YAML does not know: U+%04X".formatted(e.getCodePoint()));
        } catch (YAMLException e) {
            faults.add(file, 1, "not YAML: " + e.getMessage());
        }
        return new Part(file, "", null, 0, faults);
    }

    private static Yaml yaml() {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(20);
        return new Yaml(options);
    }

    /// The first anchor or alias; they make bombs of small files, and circles.
    private static @Nullable NodeEvent reference(String text) {
        for (var event : yaml().parse(new StringReader(text))) {
            if (event instanceof NodeEvent it && it.getAnchor() != null) {
                return it;
            }
        }
        return null;
    }

    int line() {
        return line;
    }

    String name() {
        return name;
    }

    /// Whether it was written at all.
    boolean present() {
        return node != null;
    }

    /// Whether it was written and says nothing (`~`).
    boolean unknown() {
        return node != null && node.getTag().equals(Tag.NULL);
    }

    void fault(String message) {
        // A missing parent has been told already.
        if (line > 0) {
            faults.add(file, line, message);
        }
    }

    /// What stands here has not been confirmed by a lawyer.
    void unverified(String message) {
        faults.unverified(file, line, message);
    }

    /// An entry that must be there.
    Part get(String key) {
        var found = find(key);
        if (!found.present() && present()) {
            fault((name.isEmpty() ? "" : name + ": ") + "`" + key + "` is missing");
        }
        return found;
    }

    /// An entry that may be absent.
    Part find(String key) {
        return entry(key, entries().get(key));
    }

    private Part entry(String key, @Nullable Part found) {
        return found != null ? found : new Part(file, path(key), null, 0, faults);
    }

    private String path(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    /// The entries of a mapping, in the file's order; a key written twice is a fault.
    Map<String, Part> entries() {
        var entries = new LinkedHashMap<String, Part>();
        if (node == null || unknown()) {
            return entries;
        }
        if (!(node instanceof MappingNode mapping)) {
            fault("`" + name + "` should hold `name: value` entries");
            return entries;
        }
        for (var tuple : mapping.getValue()) {
            var at = tuple.getKeyNode().getStartMark().getLine() + 1;
            var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            var part = new Part(file, path(key), tuple.getValueNode(), at, faults);
            if (entries.put(key, part) != null) {
                part.fault("`" + path(key) + "` is written twice");
            }
        }
        return entries;
    }

    /// Says which other entries there may be.
    void only(String... keys) {
        var allowed = Set.of(keys);
        entries()
                .forEach((key, part) -> {
                    if (!allowed.contains(key)) {
                        part.fault(
                                "`"
                                        + part.name
                                        + "` is not known here; expected "
                                        + String.join(", ", keys));
                    }
                });
    }

    List<Part> list() {
        var list = new ArrayList<Part>();
        if (node == null) {
            return list;
        }
        if (!(node instanceof SequenceNode sequence)) {
            fault("`" + name + "` should be a list");
            return list;
        }
        for (var item : sequence.getValue()) {
            list.add(new Part(file, name, item, item.getStartMark().getLine() + 1, faults));
        }
        return list;
    }

    /// Plain text, never empty; "" where there is a fault.
    String text() {
        if (node == null) {
            return "";
        }
        if (!(node instanceof ScalarNode scalar) || unknown() || scalar.getValue().isBlank()) {
            fault("`" + name + "` should be a text");
            return "";
        }
        return scalar.getValue();
    }

    List<String> texts() {
        return list().stream().map(Part::text).toList();
    }

    private <T> T parse(String what, T otherwise, Function<String, T> parser) {
        var text = text();
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return parser.apply(text);
        } catch (DateTimeParseException | IllegalArgumentException _) {
            fault("`" + name + "` is " + text + "; expected " + what);
            return otherwise;
        }
    }

    int number() {
        return parse("a whole number", 0, Integer::valueOf);
    }

    BigDecimal decimal() {
        return parse("a number", BigDecimal.ZERO, BigDecimal::new);
    }

    LocalDate date() {
        return parse("a day such as 2026-02-16", NO_DATE, LocalDate::parse);
    }

    Period period() {
        return parse("a time such as P2Y", Period.ZERO, Period::parse);
    }

    boolean bool() {
        return parse(
                "true or false",
                false,
                it -> {
                    if (!it.equals("true") && !it.equals("false")) {
                        throw new IllegalArgumentException();
                    }
                    return it.equals("true");
                });
    }

    /// One of an enum's constants, written in small letters with hyphens.
    <E extends Enum<E>> E choice(Class<E> type, E otherwise) {
        var written =
                Arrays.stream(type.getEnumConstants())
                        .map(it -> it.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(", "));
        return parse(
                written,
                otherwise,
                it -> {
                    if (!it.equals(it.toLowerCase(Locale.ROOT))) {
                        throw new IllegalArgumentException();
                    }
                    return Enum.valueOf(type, it.toUpperCase(Locale.ROOT).replace('-', '_'));
                });
    }

    /// What may be the same in every language, such as an address: one text alone, or one for each language.
    Multilingual oneOrMultilingual() {
        if (!(node instanceof ScalarNode)) {
            return multilingual();
        }
        var one = text();
        return new Multilingual(
                Language.WHOLE.stream().collect(Collectors.toMap(it -> it, _ -> one)));
    }

    /// A text in Finnish, Swedish and English, and in further languages where they are written.
    Multilingual multilingual() {
        var byLanguage = new HashMap<Language, String>();
        for (var language : Language.WHOLE) {
            var text = get(language.code()).text();
            byLanguage.put(language, text);
        }
        entries()
                .forEach((code, part) -> {
                    if (!code.matches("[a-z]{2}")) {
                        part.fault("`" + part.name + "` is no language");
                    } else {
                        byLanguage.putIfAbsent(new Language(code), part.text());
                    }
                });
        return new Multilingual(byLanguage);
    }
}

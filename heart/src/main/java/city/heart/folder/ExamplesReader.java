// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import city.heart.service.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads `examples.yaml`: an ordinary child, and examples that say what differs.
final class ExamplesReader {
    static final String FILE = "examples.yaml";
    static final int FEWEST = 30;

    private final Vocabulary vocabulary;

    ExamplesReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    List<Example> read(Folder folder, FolderFaults faults) {
        var file = Part.file(folder, FILE, faults);
        file.only("ordinary", "examples");
        var ordinary = facts(file.get("ordinary"));
        var examples = new ArrayList<Example>();
        for (var part : file.get("examples").list()) {
            part.only("about", "day", "with", "answer", "reason", "period");
            var facts = new LinkedHashMap<String, @Nullable Object>(ordinary);
            var with = facts(part.find("with"));
            with.forEach((name, value) -> {
                if (!ordinary.containsKey(name)) {
                    part.fault("fact `" + name + "` is not among the ordinary ones");
                }
                facts.put(name, value);
            });
            var period = part.find("period");
            examples.add(
                    new Example(
                            part.get("about").text(),
                            part.line(),
                            part.get("day").date(),
                            facts,
                            part.get("answer").text(),
                            part.get("reason").text(),
                            period.present() ? period.text() : null));
        }
        if (file.present() && examples.size() < FEWEST) {
            file.fault("there are " + examples.size() + " examples; at least " + FEWEST);
        }
        return examples;
    }

    /// The facts of the ordinary person; nothing where the file cannot be read.
    Map<String, @Nullable Object> ordinary(Folder folder) {
        return facts(Part.file(folder, FILE, new FolderFaults()).find("ordinary"));
    }

    private Map<String, @Nullable Object> facts(Part part) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        part.entries()
                .forEach((name, value) -> {
                    var fact = vocabulary.facts().get(name);
                    if (fact == null) {
                        value.fault("fact `" + name + "` is not in the vocabulary");
                    } else {
                        facts.put(name, value.unknown() ? null : value(fact, value));
                    }
                });
        return facts;
    }

    private static Object value(Vocabulary.Fact fact, Part part) {
        return switch (fact.type()) {
            case NUMBER -> part.decimal();
            case BOOLEAN -> part.bool();
            case DATE -> part.date();
            case STRING -> {
                var text = part.text();
                if (!fact.values().isEmpty() && !fact.values().contains(text)) {
                    part.fault(
                            "fact `"
                                    + fact.name()
                                    + "` is "
                                    + text
                                    + "; expected "
                                    + String.join(", ", fact.values()));
                }
                yield text;
            }
            case OTHER -> {
                part.fault("fact `" + fact.name() + "` is not for rules");
                yield "";
            }
        };
    }
}

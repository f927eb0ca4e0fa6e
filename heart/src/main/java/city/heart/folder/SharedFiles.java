// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import city.heart.service.Laws;
import city.heart.service.Multilingual;
import city.heart.service.Vocabulary;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// Reads what all services of a city share: `vocabulary.yaml` and `laws.yaml`.
final class SharedFiles {
    static final String VOCABULARY = "vocabulary.yaml";
    static final String LAWS = "laws.yaml";
    private static final Multilingual NOTHING =
            new Multilingual(
                    java.util.Map.of(
                            city.base.shared.Language.FI, "",
                            city.base.shared.Language.SV, "",
                            city.base.shared.Language.EN, ""));

    private SharedFiles() {}

    static Vocabulary vocabulary(Folder city, FolderFaults faults) {
        var file = Part.file(city.shown(VOCABULARY), city.text(VOCABULARY), faults);
        file.only("sources", "facts");
        var sources = new EnumMap<Vocabulary.Source, Multilingual>(Vocabulary.Source.class);
        for (var source : Vocabulary.Source.values()) {
            var key = source.name().toLowerCase(Locale.ROOT).replace('_', '-');
            var part = file.get("sources").get(key);
            sources.put(source, part.present() ? part.words() : NOTHING);
        }
        var facts = new LinkedHashMap<String, Vocabulary.Fact>();
        file.get("facts")
                .entries()
                .forEach((name, part) -> {
                    if (!name.matches("[a-z]+( [a-z]+)*")) {
                        part.fault(
                                "fact `" + name + "`: a name is made of small letters and blanks");
                    }
                    facts.put(name, fact(name, part));
                });
        return new Vocabulary(facts, sources);
    }

    private static Vocabulary.Fact fact(String name, Part part) {
        part.only(
                "type",
                "values",
                "source",
                "class",
                "paths",
                "version",
                "text",
                "valueTexts",
                "told");
        var type = part.get("type").choice(Vocabulary.Type.class, Vocabulary.Type.OTHER);
        var values =
                part.find("values").present() ? part.find("values").texts() : List.<String>of();
        if (!values.isEmpty() && type != Vocabulary.Type.STRING) {
            part.find("values").fault("fact `" + name + "`: only a string lists its values");
        }
        var valueTexts = new HashMap<String, Multilingual>();
        part.find("valueTexts")
                .entries()
                .forEach((value, words) -> valueTexts.put(value, words.words()));
        for (var value : values) {
            if (!valueTexts.containsKey(value)) {
                part.fault("fact `" + name + "`: value `" + value + "` has no text for people");
            }
        }
        var text = part.get("text");
        return new Vocabulary.Fact(
                name,
                type,
                values,
                part.get("source")
                        .choice(Vocabulary.Source.class, Vocabulary.Source.POPULATION_REGISTER),
                part.get("class").choice(Vocabulary.LegalClass.class, Vocabulary.LegalClass.SECRET),
                part.get("paths").list().stream()
                        .map(it -> it.choice(Vocabulary.Path.class, Vocabulary.Path.SELF))
                        .toList(),
                part.get("version").number(),
                text.present() ? text.words() : NOTHING,
                valueTexts,
                !part.find("told").present() || part.find("told").bool());
    }

    static Laws laws(Folder city, FolderFaults faults) {
        var laws = new HashMap<String, Multilingual>();
        Part.file(city.shown(LAWS), city.text(LAWS), faults)
                .entries()
                .forEach((number, part) -> {
                    if (!number.matches("\\d+/\\d{4}")) {
                        part.fault("`" + number + "` is no law's number such as 628/1998");
                    }
                    laws.put(number, part.words());
                });
        return new Laws(laws);
    }

    /// What stands where words are missing; only ever seen beside a fault.
    static Multilingual nothing() {
        return NOTHING;
    }
}

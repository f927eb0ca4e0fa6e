// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import city.heart.fact.FactList;
import city.heart.fact.FactPath;
import city.heart.fact.FactType;
import city.heart.fact.LegalClass;
import city.heart.service.Laws;
import city.heart.service.Multilingual;
import city.heart.service.Vocabulary;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
        var file = Part.file(city, VOCABULARY, faults);
        file.only("sources", "facts");
        var sources = new LinkedHashMap<String, Multilingual>();
        file.get("sources").entries().forEach((key, part) -> sources.put(key, part.multilingual()));
        var facts = new LinkedHashMap<String, Vocabulary.Fact>();
        file.get("facts")
                .entries()
                .forEach((name, part) -> {
                    if (!name.matches("[a-z]+( [a-z]+)*")) {
                        part.fault(
                                "fact `" + name + "`: a name is made of small letters and blanks");
                    }
                    facts.put(name, fact(name, part, sources.keySet()));
                });
        return new Vocabulary(facts, sources);
    }

    private static Vocabulary.Fact fact(String name, Part part, Set<String> sources) {
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
        var type = part.get("type").choice(FactType.class, FactType.OTHER);
        var values =
                part.find("values").present() ? part.find("values").texts() : List.<String>of();
        if (!values.isEmpty() && type != FactType.STRING) {
            part.find("values").fault("fact `" + name + "`: only a string lists its values");
        }
        var valueTexts = new HashMap<String, Multilingual>();
        part.find("valueTexts")
                .entries()
                .forEach((value, text) -> valueTexts.put(value, text.multilingual()));
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
                source(part.get("source"), sources),
                part.get("class").choice(LegalClass.class, LegalClass.SECRET),
                part.get("paths").list().stream()
                        .map(it -> it.choice(FactPath.class, FactPath.SELF))
                        .toList(),
                part.get("version").number(),
                text.present() ? text.multilingual() : NOTHING,
                valueTexts,
                !part.find("told").present() || part.find("told").bool());
    }

    private static String source(Part part, Set<String> sources) {
        var source = part.text();
        if (!source.isEmpty() && !sources.contains(source)) {
            part.fault(
                    "`"
                            + part.name()
                            + "` is "
                            + source
                            + "; expected "
                            + String.join(", ", sources));
        }
        return source;
    }

    /// Compares the facts that rules may ask with what the owners of the data supply.
    static void compare(
            Folder city,
            Vocabulary vocabulary,
            List<FactList<?, ?>> supplied,
            FolderFaults faults) {
        // What is wrong with the file itself has been told.
        var file = Part.file(city, VOCABULARY, new FolderFaults());
        file.find("facts")
                .entries()
                .forEach((name, part) -> {
                    var fact = vocabulary.find(name).orElseThrow();
                    if (fact.type() != FactType.OTHER) {
                        compare(fact, supplied)
                                .ifPresent(it ->
                                        faults.add(
                                                city.shown(VOCABULARY),
                                                part.line(),
                                                "fact `" + name + "`: " + it));
                    }
                });
    }

    private static Optional<String> compare(Vocabulary.Fact fact, List<FactList<?, ?>> supplied) {
        for (var list : supplied) {
            var its = list.find(fact.name()).orElse(null);
            if (its == null) {
                continue;
            }
            if (!list.source().equals(fact.source())) {
                return Optional.of("it comes from " + list.source() + ", not " + fact.source());
            }
            if (its.type() != fact.type()) {
                return Optional.of(
                        "its source gives a " + its.type().feel() + ", not " + fact.type().feel());
            }
            if (its.legalClass() != fact.legalClass()) {
                return Optional.of(
                        "its class is "
                                + its.legalClass().name().toLowerCase(Locale.ROOT)
                                + ", says its source");
            }
            return its.values().equals(fact.values())
                    ? Optional.empty()
                    : Optional.of("its source gives " + its.values() + ", not " + fact.values());
        }
        return Optional.of("no source supplies it");
    }

    static Laws laws(Folder city, FolderFaults faults) {
        var laws = new HashMap<String, Multilingual>();
        Part.file(city, LAWS, faults)
                .entries()
                .forEach((number, part) -> {
                    if (!number.matches("\\d+/\\d{4}")) {
                        part.fault("`" + number + "` is no law's number such as 628/1998");
                    }
                    laws.put(number, part.multilingual());
                });
        return new Laws(laws);
    }

    /// What stands where words are missing; only ever seen beside a fault.
    static Multilingual nothing() {
        return NOTHING;
    }
}

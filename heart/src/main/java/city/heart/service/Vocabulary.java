// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import city.heart.fact.FactPath;
import city.heart.fact.FactType;
import city.heart.fact.LegalClass;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All facts that a rule of the city may ask, each declared once (`vocabulary.yaml`).
///
/// @param facts by name, in the file's order
/// @param sources what each source is called, by its key
public record Vocabulary(Map<String, Fact> facts, Map<String, Multilingual> sources) {
    public Vocabulary {
        sources = Map.copyOf(sources);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /// The declared fact of this name, if there is one.
    public Optional<Fact> find(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    /// What a source is called.
    public Multilingual source(String source) {
        var name = sources.get(source);
        if (name == null) {
            throw new IllegalStateException("The vocabulary names no source " + source);
        }
        return name;
    }

    /// One named, typed, sourced thing that a rule may ask.
    ///
    /// @param name in English, as rules write it
    /// @param values all that it can be, for a fact of words; empty where any value of the type can be
    /// @param source the key of the register it comes from
    /// @param legalClass how careful the law asks to be
    /// @param paths whose change can change it
    /// @param version changes when it is derived in another way; stored with each decision
    /// @param text what it is, for people
    /// @param valueTexts what each of `values` means, for people; for a boolean `true` and `false`
    /// @param told whether it is listed where an answer is explained to a family; false for what hurts or
    ///     says nothing (that a child lives)
    public record Fact(
            String name,
            FactType type,
            List<String> values,
            String source,
            LegalClass legalClass,
            List<FactPath> paths,
            int version,
            Multilingual text,
            Map<String, Multilingual> valueTexts,
            boolean told) {
        public Fact {
            values = List.copyOf(values);
            paths = List.copyOf(paths);
            valueTexts = Map.copyOf(valueTexts);
        }
    }
}

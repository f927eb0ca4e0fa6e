// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All facts that a rule of the city may ask, each declared once (`vocabulary.yaml`).
///
/// @param facts by name, in the file's order
/// @param sources what each source is called
public record Vocabulary(Map<String, Fact> facts, Map<Source, Multilingual> sources) {
    public Vocabulary {
        sources = Map.copyOf(sources);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /// The declared fact of this name, if there is one.
    public Optional<Fact> find(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    /// What a source is called.
    public Multilingual source(Source source) {
        var words = sources.get(source);
        if (words == null) {
            throw new IllegalStateException("The vocabulary names no source " + source);
        }
        return words;
    }

    /// One named, typed, sourced thing that a rule may ask.
    ///
    /// @param name in English, as rules write it
    /// @param values all that it can be, for a fact of words; empty where any value of the type can be
    /// @param source the register it comes from
    /// @param legalClass how careful the law asks to be
    /// @param paths whose change can change it
    /// @param version changes when it is derived in another way; stored with each decision
    /// @param text what it is, for people
    /// @param valueTexts what each of `values` means, for people; for a boolean `true` and `false`
    /// @param told whether it is listed where an answer is explained to a family; false for what hurts or
    ///     says nothing (that a child lives)
    public record Fact(
            String name,
            Type type,
            List<String> values,
            Source source,
            LegalClass legalClass,
            List<Path> paths,
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

    /// What kind of value a fact has.
    public enum Type {
        NUMBER("number"),
        STRING("string"),
        BOOLEAN("boolean"),
        DATE("date"),
        /// Used for places and messages; no rule may ask it.
        OTHER("");

        private final String feel;

        Type(String feel) {
            this.feel = feel;
        }

        /// The name of the FEEL type; empty for what no rule may ask.
        public String feel() {
            return feel;
        }
    }

    /// Where a fact comes from.
    public enum Source {
        /// The population register (DVV).
        POPULATION_REGISTER,
        /// The city's own education records.
        EDUCATION_RECORDS,
        /// Contact data that people gave or a register told.
        CONTACT_DATA
    }

    /// What the law says of the kind of data.
    public enum LegalClass {
        /// Ordinary personal data.
        ORDINARY,
        /// Under a non-disclosure order this is withheld, and so is all derived from it.
        ADDRESS,
        /// Secret by law (Act on the Openness of Government Activities 621/1999, section 24).
        SECRET
    }

    /// Whose facts make a fact: a change to any of these people can change it.
    public enum Path {
        /// The resident.
        SELF,
        /// The resident's guardians.
        GUARDIAN,
        /// Everybody registered in the resident's dwelling.
        DWELLING
    }
}

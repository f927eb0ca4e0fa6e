// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A FEEL type (DMN 1.5, 10.3.2.9): of an input, a variable or an expression.
public sealed interface FeelType {

    /// The types without parts.
    enum Simple implements FeelType {
        ANY("Any"),
        NULL("Null"),
        NUMBER("number"),
        STRING("string"),
        BOOLEAN("boolean"),
        DATE("date"),
        TIME("time"),
        DATE_TIME("date and time"),
        DAY_DURATION("days and time duration"),
        MONTH_DURATION("years and months duration");

        private final String feel;

        Simple(String feel) {
            this.feel = feel;
        }

        @Override
        public String toString() {
            return feel;
        }
    }

    /// `list<element>`.
    record ListOf(FeelType element) implements FeelType {
        @Override
        public String toString() {
            return "list<" + element + ">";
        }
    }

    /// `range<element>`.
    record RangeOf(FeelType element) implements FeelType {
        @Override
        public String toString() {
            return "range<" + element + ">";
        }
    }

    /// `context<name: type, …>`; a value may have further entries.
    record ContextOf(SequencedMap<String, FeelType> entries) implements FeelType {
        @Override
        public String toString() {
            return entries.entrySet().stream()
                    .map(it -> it.getKey() + ": " + it.getValue())
                    .collect(Collectors.joining(", ", "context<", ">"));
        }
    }

    /// `function<parameters> -> result`; parameters null where any will do.
    record FunctionOf(@Nullable List<FeelType> parameters, FeelType result) implements FeelType {
        @Override
        public String toString() {
            var list = parameters == null ? "" : parameters.toString();
            return "function<" + list.replaceAll("[\\[\\]]", "") + ">->" + result;
        }
    }

    /// An item definition: a name for a type, and what values it allows.
    ///
    /// @param allowed null when every value of the base is allowed; for a list it is asked of each element
    /// @param whole asked of the whole value (DMN 1.5 `typeConstraint`); null when there is none
    record Named(
            String name, FeelType base, @Nullable Constraint allowed, @Nullable Constraint whole)
            implements FeelType {
        @Override
        public String toString() {
            return name;
        }
    }

    /// What an item definition allows.
    interface Constraint {
        /// Whether a value of the right type may stand.
        boolean allows(@Nullable Object value);

        /// The values one by one where the constraint is a plain list of them; empty otherwise.
        List<Object> values();

        /// The constraint as it stands in the model.
        String text();
    }

    /// The type without its names: what a value is made of.
    default FeelType bare() {
        var type = this;
        while (type instanceof Named named) {
            type = named.base();
        }
        return type;
    }

    /// The type of an entry of a context type.
    ///
    /// @return the type, or null when this is no context type or has no such entry
    default @Nullable FeelType entry(String name) {
        return bare() instanceof ContextOf(Map<String, FeelType> entries)
                ? entries.get(name)
                : null;
    }

    /// The values allowed, in the order of the model, where the type lists them one by one; else empty.
    default List<Object> allowedValues() {
        var type = this;
        while (type instanceof Named named) {
            if (named.allowed() != null && !named.allowed().values().isEmpty()) {
                return named.allowed().values();
            }
            type = named.base();
        }
        return List.of();
    }
}

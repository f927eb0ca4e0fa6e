// SPDX-License-Identifier: EUPL-1.2
package city.heart.fact;

/// What kind of value a fact has.
public enum FactType {
    NUMBER("number"),
    STRING("string"),
    BOOLEAN("boolean"),
    DATE("date"),
    /// Used for places and messages; no rule may ask it.
    OTHER("");

    private final String feel;

    FactType(String feel) {
        this.feel = feel;
    }

    /// The name of the FEEL type; empty for what no rule may ask.
    public String feel() {
        return feel;
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import city.heart.service.Multilingual;
import org.jspecify.annotations.Nullable;

/// A fact as it was given to the rule.
///
/// @param name of the vocabulary
/// @param value `BigDecimal`, `String`, `Boolean` or `LocalDate`; null where it was not known
/// @param source the register it came from
/// @param version how it was derived (`Vocabulary.Fact.version`)
/// @param text what it is, for people
/// @param valueText its value, for people
public record FactUsed(
        String name,
        @Nullable Object value,
        String source,
        int version,
        Multilingual text,
        Multilingual valueText) {
    @Override
    public String toString() {
        return "FactUsed[" + name + "]";
    }
}

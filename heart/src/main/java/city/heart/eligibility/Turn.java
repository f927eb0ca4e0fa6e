// SPDX-License-Identifier: EUPL-1.2
package city.heart.eligibility;

import city.heart.service.Multilingual;
import java.util.List;

/// One way in which the rule would give the other answer: what would have to be different.
///
/// @param facts one or two of the child's own, with the values that turn the answer
/// @param answer what would then be said
public record Turn(List<Different> facts, Answer answer) {
    public Turn {
        facts = List.copyOf(facts);
    }

    /// @param fact what it is called
    /// @param value in words
    public record Different(Multilingual fact, Multilingual value) {}
}

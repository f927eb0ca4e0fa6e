// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What would turn an answer: facts, one or two at a time, each found by deciding again with them.
///
/// @param changes single facts before pairs, at most twenty
/// @param complete whether everything at the rule's boundaries was tried
/// @param stopped why not; empty when complete
public record Changes(List<Change> changes, boolean complete, String stopped) {
    public Changes {
        changes = List.copyOf(changes);
    }

    /// One way.
    ///
    /// @param facts the facts that would have to be different, with the values that turn the answer
    /// @param outcome what would then be answered
    public record Change(Map<String, @Nullable Object> facts, Outcome outcome) {}
}

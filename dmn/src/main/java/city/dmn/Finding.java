// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something about a decision table that its author should look at before it is published.
///
/// @param decision the decision or business knowledge model whose table it is
/// @param rows the rules meant, from 1; empty for a gap
/// @param message in plain words
/// @param example a case that shows it, by input expression; empty where none is needed
public record Finding(
        Kind kind,
        String decision,
        List<Integer> rows,
        String message,
        Map<String, @Nullable Object> example) {
    /// What is found.
    public enum Kind {
        /// No rule matches a possible case.
        GAP,
        /// Rules match together though the hit policy does not allow it.
        OVERLAP,
        /// A rule that rules before it leave nothing to.
        MASKED,
        /// A rule that no case at all can match.
        UNREACHABLE,
        /// Two rules ask and answer the same.
        DUPLICATE,
        /// The table, or a column of it, cannot be judged; the message says why.
        NOT_CHECKED
    }
}

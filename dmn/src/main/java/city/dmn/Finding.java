// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import city.dmn.feel.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something about a decision table that its author should look at before it is published.
///
/// @param file the model's file name as given
/// @param line line in the file of the first rule meant, else of the table; from 1
/// @param decision the decision or business knowledge model whose table it is
/// @param rows the rules meant, from 1; empty for a gap
/// @param certain whether facts can make such a case for sure; false where columns may hang together, so that perhaps
///     none does
/// @param message in plain words
/// @param example a case that shows it, by input expression; empty where none is needed
public record Finding(
        Kind kind,
        String file,
        int line,
        String decision,
        List<Integer> rows,
        boolean certain,
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

    /// Whether the table contradicts itself: facts can make a case in which rules match together and must not.
    public boolean contradiction() {
        return kind == Kind.OVERLAP && certain;
    }

    /// The message, with the example where it does not say it.
    public String text() {
        return rows.size() > 1 && !example.isEmpty()
                ? message + ", for example " + Text.literal(example)
                : message;
    }
}

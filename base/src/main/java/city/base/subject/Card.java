// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import city.base.shared.ResidentId;
import java.util.List;
import java.util.function.Function;

/// What a subject has to say to a resident on the first page after signing in.
///
/// @param order lower stands first
/// @param of what to say to this person now, most often nothing; the subject records its use of data
public record Card(int order, Function<ResidentId, List<Line>> of) {
    /// One sentence with its link.
    ///
    /// @param text key of the sentence
    /// @param values what it is filled with; days and numbers are written as the reader's language writes them
    /// @param path where it leads
    public record Line(String text, List<Object> values, String path) {
        public Line {
            values = List.copyOf(values);
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Why an answer is as it is, and why it is not another, as data out of the very rows that decided.
///
/// @param value the answer
/// @param why the rows that made it: those of the decision asked last, those of decisions below it before
/// @param whyNot the rows of the decision asked that did not match, fewest failed conditions first
public record Reasons(@Nullable Object value, List<Ground> why, List<Miss> whyNot) {
    public Reasons {
        why = List.copyOf(why);
        whyNot = List.copyOf(whyNot);
    }

    /// A row that led to the answer.
    ///
    /// @param decision whose table it is in
    /// @param row from 1
    /// @param id of the rule in the file; empty when it has none
    /// @param conditions those that ask something; a cell `-` is left out
    /// @param annotations the row's annotation columns by name
    public record Ground(
            String decision,
            int row,
            String id,
            List<Condition> conditions,
            @Nullable Object output,
            Map<String, String> annotations) {}

    /// A row that was not taken.
    ///
    /// @param output what it would have given, where that is plain from the table; else null
    /// @param failed the conditions that did not hold, those that could not be told among them
    /// @param held the conditions that did
    public record Miss(
            String decision,
            int row,
            String id,
            List<Condition> failed,
            List<Condition> held,
            @Nullable Object output,
            Map<String, String> annotations) {}

    /// One condition of a row.
    ///
    /// @param asked the input expression, mostly the name of a fact
    /// @param value what it was
    /// @param test what the cell wants, as written
    /// @param passed null where the value is missing and the cell could not tell
    /// @param distance how far the value is from passing; null where it passed or where there is no measure
    /// @param wanted what the cell wants, as data
    public record Condition(
            String asked,
            @Nullable Object value,
            String test,
            @Nullable Boolean passed,
            @Nullable Distance distance,
            Wanted wanted) {}

    /// From a value to the nearest end that would let it pass.
    ///
    /// @param boundary the end
    /// @param included whether the end itself passes; otherwise anything beyond it
    /// @param difference boundary − value: a number, days and time for dates, years and months for such durations
    public record Distance(Object boundary, boolean included, Object difference) {}
}

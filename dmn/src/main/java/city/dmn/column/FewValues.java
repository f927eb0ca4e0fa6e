// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Inputs of few values, each of which can be held in turn while others are looked at.
final class FewValues {
    private static final int MOST = 16;

    /// One value, and the rows that have it.
    record Value(RowSet rows, @Nullable Object fact) {}

    private final InputColumns columns;

    FewValues(InputColumns columns) {
        this.columns = columns;
    }

    /// A boolean input, else the first one of few values; null when there is none.
    @Nullable Integer pick(Set<Integer> inputs) {
        Integer best = null;
        for (var input : inputs) {
            if (columns.find(input) instanceof Column.Booleans) {
                return input;
            }
            if (best == null
                    && columns.find(input) instanceof Column.Codes(_, var dictionary, _)
                    && dictionary.size() <= MOST) {
                best = input;
            }
        }
        return best;
    }

    /// All values of an input that was picked.
    List<Value> of(int input) {
        var all = new ArrayList<Value>();
        if (columns.hasNulls(input)) {
            all.add(new Value(new RowSet.Null(input), null));
        }
        if (columns.find(input) instanceof Column.Codes(_, var dictionary, _)) {
            for (var i = 0; i < dictionary.size(); i++) {
                all.add(
                        new Value(
                                RowSet.OneOf.one(input, i, dictionary.size()), dictionary.get(i)));
            }
        } else {
            all.add(new Value(new RowSet.True(input), true));
            all.add(
                    new Value(
                            RowSet.and(
                                    RowSet.not(new RowSet.True(input)),
                                    RowSet.not(columns.nulls(input))),
                            false));
        }
        return all;
    }
}

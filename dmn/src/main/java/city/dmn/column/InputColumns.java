// SPDX-License-Identifier: EUPL-1.2
package city.dmn.column;

import city.dmn.Column;
import city.dmn.FeelType;
import city.dmn.model.Node;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The columns of a model's inputs, by the index of the input's node, and what of them is known before any row is read.
final class InputColumns {
    private final List<Node> nodes;
    private final Map<Integer, Column> columns;
    private final Map<Integer, long[]> bounds = new HashMap<>();

    InputColumns(List<Node> nodes, Map<Integer, Column> columns) {
        this.nodes = nodes;
        this.columns = columns;
    }

    /// Null for an input without a column: a fact that is null for everyone.
    @Nullable Column find(int input) {
        return columns.get(input);
    }

    /// An input's name in quotes, for messages.
    String quoted(int input) {
        return "\"" + nodes.get(input).name() + "\"";
    }

    boolean hasNulls(int input) {
        var column = columns.get(input);
        return column != null && column.nulls() != null;
    }

    /// The rows where an input is null.
    RowSet nulls(int input) {
        return hasNulls(input) ? new RowSet.Null(input) : RowSet.NONE;
    }

    // --- columns of dates and numbers

    /// The least and the greatest value of a column.
    long[] bounds(int input) {
        return bounds.computeIfAbsent(input, it -> Bounds.of(columns.get(it)));
    }

    /// From the least to the greatest value of a column.
    long span(int input) throws NoColumnForm {
        var ends = bounds(input);
        var span = ends[1] - ends[0];
        if (span < 0) {
            throw new NoColumnForm(quoted(input) + " holds too large numbers");
        }
        return span;
    }

    /// The fact that a column's whole number stands for.
    Object fact(int input, long value) {
        return columns.get(input) instanceof Column.Numbers numbers
                ? BigDecimal.valueOf(value, numbers.scale())
                : LocalDate.ofEpochDay(value);
    }

    /// Whether an input's declared type allows some values only.
    boolean constrained(int input) {
        for (var type = nodes.get(input).type();
                type instanceof FeelType.Named named;
                type = named.base()) {
            if (named.allowed() != null || named.whole() != null) {
                return true;
            }
        }
        return false;
    }

    /// Whether the whole numbers of two columns compare as their facts do.
    boolean comparable(int a, int b) {
        return !constrained(a)
                && !constrained(b)
                && ((columns.get(a) instanceof Column.Dates
                                && columns.get(b) instanceof Column.Dates)
                        || (columns.get(a) instanceof Column.Numbers x
                                && columns.get(b) instanceof Column.Numbers y
                                && x.scale() == y.scale()));
    }
}

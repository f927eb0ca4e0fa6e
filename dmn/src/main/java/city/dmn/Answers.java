// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import city.dmn.column.ColumnDecision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The answers of a decision for a population.
public final class Answers {
    /// The values of one output: per row a small code, per code a value.
    public static final class Output {
        private final Column.Whole codes;
        private final List<@Nullable Object> values;

        private Output(Column.Whole codes, List<@Nullable Object> values) {
            this.codes = codes;
            this.values = values;
        }

        /// The value of a row.
        public @Nullable Object value(int row) {
            return values.get((int) codes.get(row));
        }

        /// The different values that may occur, null possibly among them, in no order that means anything.
        public Set<@Nullable Object> values() {
            return Collections.unmodifiableSet(new LinkedHashSet<@Nullable Object>(values));
        }

        /// The rows that have a value, as a bitmap: bit `row % 64` of word `row / 64`.
        ///
        /// @param value compared by Java's `equals`, so numbers by value and scale
        public long[] where(@Nullable Object value) {
            var wanted = new long[values.size()];
            for (var i = 0; i < wanted.length; i++) {
                wanted[i] = Objects.equals(values.get(i), value) ? 1 : 0;
            }
            var bits = new long[(codes.size() + 63) >> 6];
            switch (codes) {
                case Column.Bytes(var narrow) -> {
                    for (var i = 0; i < narrow.length; i++) {
                        bits[i >> 6] |= wanted[narrow[i]] << i;
                    }
                }
                default -> {
                    for (var i = 0; i < codes.size(); i++) {
                        bits[i >> 6] |= wanted[(int) codes.get(i)] << i;
                    }
                }
            }
            return bits;
        }

        /// How many rows have a value.
        public int count(@Nullable Object value) {
            var count = 0;
            for (var word : where(value)) {
                count += Long.bitCount(word);
            }
            return count;
        }
    }

    private final int size;
    private final Map<String, Output> outputs = new LinkedHashMap<>();
    private final Output whole;
    private final long[] faulty;
    private final String rowWise;
    private final int rowsDecidedSingly;

    Answers(
            int size,
            String decision,
            List<String> names,
            ColumnDecision.Result result,
            String rowWise) {
        this.size = size;
        this.faulty = result.faulty();
        this.rowWise = rowWise;
        this.rowsDecidedSingly = result.rowWise();
        this.whole = new Output(result.codes(), result.values());
        var all = new LinkedHashSet<>(names);
        for (var value : result.values()) {
            if (value instanceof Map<?, ?> context) {
                context.keySet().forEach(it -> all.add(String.valueOf(it)));
            } else if (value != null) {
                all.add(decision);
            }
        }
        if (all.isEmpty()) {
            all.add(decision);
        }
        for (var name : all) {
            var values = new ArrayList<@Nullable Object>();
            for (var value : result.values()) {
                values.add(
                        value instanceof Map<?, ?> context
                                ? context.get(name)
                                : name.equals(decision) ? value : null);
            }
            outputs.put(name, new Output(result.codes(), values));
        }
    }

    public int size() {
        return size;
    }

    /// The names of the outputs; the decision's own name where the answer is a plain value.
    public Set<String> names() {
        return Collections.unmodifiableSet(outputs.keySet());
    }

    /// An output by name.
    ///
    /// @throws IllegalArgumentException when the decision has no such output
    public Output output(String name) {
        var output = outputs.get(name);
        if (output == null) {
            throw new IllegalArgumentException(
                    "no output \"" + name + "\"; there are " + outputs.keySet());
        }
        return output;
    }

    /// The whole answer of a row, as [Outcome#value] has it.
    public @Nullable Object value(int row) {
        return whole.value(row);
    }

    /// The rows whose evaluation met a fault, as a bitmap; ask the row by [Decision#decide] to read it.
    public long[] faulty() {
        return faulty.clone();
    }

    /// How many rows were decided one by one: all where the decision has no column form, else those whose evaluation
    /// meets a fault or whose output is computed from facts.
    public int rowsDecidedSingly() {
        return rowsDecidedSingly;
    }

    /// Why the decision was answered row by row and not in columns; empty when it ran in columns.
    public String rowWise() {
        return rowWise;
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The answers of a decision for a population.
public final class Answers {
    /// The values of one output, each different value kept once.
    public static final class Output {
        private final int[] codes;
        private final List<@Nullable Object> values;

        Output(int[] codes, List<@Nullable Object> values) {
            this.codes = codes;
            this.values = Collections.unmodifiableList(values);
        }

        /// The value of a row.
        public @Nullable Object value(int row) {
            return values.get(codes[row]);
        }

        /// The different values that occur, null possibly among them, in no order that means anything.
        public List<@Nullable Object> values() {
            return values;
        }

        /// The rows that have a value, as a bitmap: bit `row % 64` of word `row / 64`.
        public long[] where(@Nullable Object value) {
            var bits = new long[(codes.length + 63) >> 6];
            var code = code(value);
            if (code >= 0) {
                for (var i = 0; i < codes.length; i++) {
                    if (codes[i] == code) {
                        bits[i >> 6] |= 1L << i;
                    }
                }
            }
            return bits;
        }

        /// How many rows have a value.
        public int count(@Nullable Object value) {
            var code = code(value);
            var count = 0;
            for (var each : codes) {
                count += each == code ? 1 : 0;
            }
            return count;
        }

        private int code(@Nullable Object value) {
            for (var i = 0; i < values.size(); i++) {
                if (Objects.equals(values.get(i), value)) {
                    return i;
                }
            }
            return -1;
        }
    }

    private final int size;
    private final Map<String, Output> outputs;
    private final long[] faulty;

    Answers(int size, Map<String, Output> outputs, long[] faulty) {
        this.size = size;
        this.outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
        this.faulty = faulty;
    }

    public int size() {
        return size;
    }

    /// The names of the outputs; the decision's own name where the answer is a plain value.
    public Set<String> names() {
        return outputs.keySet();
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

    /// The rows whose evaluation met a fault, as a bitmap; ask the row by [Decision#decide] to read it.
    public long[] faulty() {
        return faulty.clone();
    }

    /// Gathers answers row by row.
    static final class Gatherer {
        private final int size;
        private final String plainName;
        private final Map<String, int[]> codes = new LinkedHashMap<>();
        private final Map<String, Map<@Nullable Object, Integer>> known = new LinkedHashMap<>();
        private final long[] faulty;

        /// @param names of the outputs; empty when the answer is a plain value or its outputs are not known
        Gatherer(int size, String plainName, List<String> names) {
            this.size = size;
            this.plainName = plainName;
            this.faulty = new long[(size + 63) >> 6];
            (names.isEmpty() ? List.of(plainName) : names).forEach(this::open);
        }

        private int[] open(String name) {
            known.computeIfAbsent(name, _ -> new LinkedHashMap<>()).put(null, 0);
            return codes.computeIfAbsent(name, _ -> new int[size]);
        }

        void put(int row, Outcome outcome) {
            if (!outcome.faults().isEmpty()) {
                faulty[row >> 6] |= 1L << row;
            }
            if (outcome.value() instanceof Map<?, ?> context) {
                context.forEach((name, value) -> put(row, String.valueOf(name), value));
            } else if (outcome.value() != null) {
                put(row, plainName, outcome.value());
            }
        }

        private void put(int row, String name, @Nullable Object value) {
            var column = codes.get(name);
            if (column == null) {
                column = open(name);
            }
            var values = known.get(name);
            if (values != null) {
                column[row] = values.computeIfAbsent(value, _ -> values.size());
            }
        }

        Answers answers() {
            var outputs = new LinkedHashMap<String, Output>();
            codes.forEach((name, column) ->
                    outputs.put(
                            name,
                            new Output(
                                    column,
                                    new ArrayList<@Nullable Object>(
                                            Objects.requireNonNull(known.get(name)).keySet()))));
            return new Answers(size, outputs, faulty);
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.dmn.model;

import city.dmn.Trace;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The few variables that a decision looked at, by name, in that order, and the tables evaluated meanwhile: small
/// arrays, since each traced evaluation makes one of these for each decision. Only the recorder puts into it; nobody
/// else can.
final class UsedValues extends AbstractMap<String, @Nullable Object> {
    private final List<Node> nodes;
    private int[] indexes;
    private @Nullable Object[] values;
    private int size;
    private @Nullable UsedValues around;
    private List<Trace.Table> tables = List.of();

    /// @param expected how many there will be, mostly
    /// @param around those of the decision that asked for this one; null for the first
    UsedValues(List<Node> nodes, int expected, @Nullable UsedValues around) {
        this.nodes = nodes;
        this.indexes = new int[expected];
        this.values = new @Nullable Object[expected];
        this.around = around;
    }

    /// Notes a table that was evaluated meanwhile.
    void add(Trace.Table table) {
        if (tables.isEmpty()) {
            tables = List.of(table);
            return;
        }
        if (tables.size() == 1) {
            tables = new ArrayList<>(tables);
        }
        tables.add(table);
    }

    List<Trace.Table> tables() {
        return tables.size() < 2 ? tables : Collections.unmodifiableList(tables);
    }

    /// Ends the recording.
    ///
    /// @return those of the decision that asked for this one
    @Nullable UsedValues close() {
        var outer = around;
        around = null;
        return outer;
    }

    /// Notes a variable, once. Its value is the same however often it is asked.
    ///
    /// @param index of its node
    void note(int index, @Nullable Object value) {
        for (var i = 0; i < size; i++) {
            if (indexes[i] == index) {
                return;
            }
        }
        if (size == indexes.length) {
            indexes = Arrays.copyOf(indexes, 2 * size + 1);
            values = Arrays.copyOf(values, 2 * size + 1);
        }
        indexes[size] = index;
        values[size++] = value;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Set<Map.Entry<String, @Nullable Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public Iterator<Map.Entry<String, @Nullable Object>> iterator() {
                return new Iterator<>() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < size;
                    }

                    @Override
                    public Map.Entry<String, @Nullable Object> next() {
                        if (next == size) {
                            throw new NoSuchElementException();
                        }
                        return new SimpleImmutableEntry<>(
                                nodes.get(indexes[next]).name(), values[next++]);
                    }
                };
            }
        };
    }
}

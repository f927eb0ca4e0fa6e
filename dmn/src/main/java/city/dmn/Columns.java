// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The facts of a population: one column a fact, all of one length. A fact without a column is null for everyone.
///
/// @param size how many people
/// @param columns by the name of the model's input
public record Columns(int size, Map<String, Column> columns) {
    public Columns {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        columns.forEach((name, column) -> {
            if (column.size() < size) {
                throw new IllegalArgumentException(
                        "column \"" + name + "\" has " + column.size() + " rows, not " + size);
            }
        });
    }

    /// The facts of one person by name.
    public Map<String, @Nullable Object> row(int row) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        columns.forEach((name, column) -> facts.put(name, column.value(row)));
        return facts;
    }
}

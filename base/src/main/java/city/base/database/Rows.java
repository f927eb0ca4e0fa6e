// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Rows that travel to the database as one JSON parameter of a set statement.
public final class Rows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

    /// A new row, to be filled.
    public Row row() {
        var row = new Row();
        rows.add(row.values);
        return row;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public String json() {
        return JSON.writeValueAsString(rows);
    }

    /// One row, column by column.
    public static final class Row {
        private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

        /// A record, kept as JSON.
        public void json(String column, Object value) {
            values.put(column, value);
        }

        /// Dates, ids and constants go as their text, numbers and truth as they are, nothing as null.
        public void put(String column, @Nullable Object value) {
            values.put(
                    column,
                    value == null || value instanceof Number || value instanceof Boolean
                            ? value
                            : value.toString());
        }
    }
}

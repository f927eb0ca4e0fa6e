// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Rows that travel to the database as one JSON parameter of a set statement, for `jsonb_to_recordset`. One column of
/// ids goes as an array (`Sql.numbers`). What is loaded by hundreds of thousands, or holds bytes, goes by `copy` or
/// arrays of a plain connection: JSON would have to write bytes as text, and whole loads to stand in memory.
public final class Rows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

    /// One row of each, in their order.
    ///
    /// @param fill puts the columns of one
    public static <T> Rows of(Collection<T> all, BiConsumer<T, Row> fill) {
        var rows = new Rows();
        all.forEach(it -> fill.accept(it, rows.row()));
        return rows;
    }

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

        /// A record, kept as JSON; null as the database's null.
        public void json(String column, @Nullable Object value) {
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

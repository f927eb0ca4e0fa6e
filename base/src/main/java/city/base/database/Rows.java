// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import city.base.shared.ResidentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
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

    /// People as one array parameter: their number is not bounded, that of parameters is.
    public static Integer[] numbers(Collection<ResidentId> people) {
        return people.stream().map(ResidentId::value).toArray(Integer[]::new);
    }

    public static OffsetDateTime timestamp(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    public static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}

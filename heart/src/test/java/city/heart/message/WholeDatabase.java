// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads all that stands in the city's database, as whoever got hold of a dump of it would.
public final class WholeDatabase {
    private static final int SECRET = 22;
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9_-]{" + SECRET + ",}");
    private static final String COLUMNS =
            """
            select c.table_schema || '.' || c.table_name as name, c.column_name,
                   c.data_type = 'bytea' as bytes
              from information_schema.columns c
              join information_schema.tables t using (table_schema, table_name)
             where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
             order by 1, 2
            """;

    private WholeDatabase() {}

    private record Column(String table, String name, boolean bytes) {
        String sql() {
            var quoted = "\"" + name + "\"";
            return "select %s from %s where %s is not null"
                    .formatted(
                            bytes ? "encode(" + quoted + ", 'escape')" : quoted + "::text",
                            table,
                            quoted);
        }
    }

    /// @param secrets of 22 letters each
    /// @return `schema.table.column` of each column in which one of them stands
    public static Set<String> columnsWith(Set<String> secrets, DataSource owner) {
        var reader = new JdbcTemplate(owner);
        reader.setFetchSize(500);
        var found = new TreeSet<String>();
        var columns =
                reader.query(
                        COLUMNS,
                        (rs, _) -> new Column(rs.getString(1), rs.getString(2), rs.getBoolean(3)));
        // In a transaction, so that rows come in parts.
        new TransactionTemplate(new DataSourceTransactionManager(owner))
                .executeWithoutResult(_ -> {
                    for (var it : columns) {
                        reader.query(
                                it.sql(),
                                rs -> {
                                    if (holds(rs.getString(1), secrets)) {
                                        found.add(it.table + "." + it.name);
                                    }
                                });
                    }
                });
        return found;
    }

    private static boolean holds(String text, Set<String> secrets) {
        return LETTERS.matcher(text)
                .results()
                .map(it -> it.group())
                .anyMatch(run -> {
                    for (var at = 0; at + SECRET <= run.length(); at++) {
                        if (secrets.contains(run.substring(at, at + SECRET))) {
                            return true;
                        }
                    }
                    return false;
                });
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import city.base.database.RetentionRule.Term;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The retention of all tables, read from the catalogue.
///
/// @param list by table
/// @param unclear what is wrong with the comments that say nothing of it: none, where the guards are kept
public record RetentionRules(JdbcClient jdbc, List<RetentionRule> list, List<String> unclear) {
    private static final String COMMENTS =
            """
            select format('%I.%I', n.nspname, c.relname) as name,
                   coalesce(obj_description(c.oid, 'pg_class'), '') as comment
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where obj_description(n.oid, 'pg_namespace') like 'migrations %'
               and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'flyway_history'
             order by 1
            """;
    private static final String REFERS =
            """
            select string_agg(format('its.%I = old.%I', a.attname, b.attname), ' and ')
              from pg_constraint c, unnest(c.conkey, c.confkey) as k (here, there), pg_attribute a, pg_attribute b
             where c.contype = 'f' and c.conrelid = :table::regclass and c.confrelid = :other::regclass
               and a.attrelid = c.conrelid and a.attnum = k.here
               and b.attrelid = c.confrelid and b.attnum = k.there
             group by c.oid order by c.oid limit 1
            """;

    /// Every table of every subject.
    public static RetentionRules read(JdbcClient jdbc) {
        var rules = new RetentionRules(jdbc, new ArrayList<>(), new ArrayList<>());
        jdbc.sql(COMMENTS)
                .query(rs -> {
                    try {
                        rules.list.add(RetentionRule.parse(rs.getString(1), rs.getString(2)));
                    } catch (IllegalArgumentException e) {
                        rules.unclear.add(e.getMessage());
                    }
                });
        return rules;
    }

    /// The type of what a period follows, as PostgreSQL calls it: `date`, `timestamptz`, `int8`.
    String type(String table, Term.After kept) {
        ResultSetExtractor<String> type = rs -> rs.getMetaData().getColumnTypeName(1);
        return jdbc.sql("select %s from %s where false".formatted(kept.when(), table)).query(type);
    }

    /// A statement that deletes up to `:batch` rows whose time is smaller than `:before`, with the rows of
    /// other tables that are kept as they are.
    String delete(String table, Term.After kept) {
        var sql =
                new StringBuilder(
                        "with old as (select *, ctid as old_row from %1$s where %2$s < :before and (%3$s) order by %2$s limit :batch)"
                                .formatted(table, kept.when(), kept.where()));
        var with = 0;
        for (var it : list) {
            if (it.kept().equals(new Term.As(table))) {
                sql.append(
                        ", with_%d as (delete from %s its using old where %s)"
                                .formatted(with++, it.table(), refers(it.table(), table)));
            }
        }
        return sql.append(
                        " delete from %s its using old where its.ctid = old.old_row"
                                .formatted(table))
                .toString();
    }

    /// How a row refers to one of the other table.
    private String refers(String table, String other) {
        return jdbc.sql(REFERS)
                .param("table", table)
                .param("other", other)
                .query(String.class)
                .optional()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                table + " is kept as " + other + " and does not refer to it"));
    }
}

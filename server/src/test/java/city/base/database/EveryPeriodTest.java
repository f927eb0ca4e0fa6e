// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.database.RetentionRule.Term;
import city.base.shared.RecordingNumber;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every table whose comment names a period: what is a moment too old goes with all that is kept as it is, what is a
/// moment younger stays. The rows are made from the catalogue, with the constraints out of the way.
class EveryPeriodTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");
    private static final LocalDate TODAY = LocalDate.of(2032, 3, 18);
    private static final long LAST_OLD_RECORDING = 5;
    private static final String COLUMNS =
            """
            select a.attname, t.typname, t.typcategory::text
              from pg_attribute a join pg_type t on t.oid = a.atttypid
             where a.attrelid = :table::regclass and a.attnum > 0 and not a.attisdropped
               and (a.attnotnull and not a.atthasdef and a.attidentity = '' or :when ~ ('\\m' || a.attname || '\\M'))
             order by a.attnum
            """;
    private static final String CONSTRAINTS =
            """
            select format('alter table %s drop constraint %I', conrelid::regclass, conname)
              from pg_constraint where conrelid = :table::regclass
               and (contype = 'c' or contype = 'f' and confrelid <> :kept::regclass)
            """;
    private static final String REFERENCE =
            """
            select a.attname, b.attname
              from pg_constraint c, unnest(c.conkey, c.confkey) as k (here, there), pg_attribute a, pg_attribute b
             where c.contype = 'f' and c.conrelid = :table::regclass and c.confrelid = :kept::regclass
               and a.attrelid = c.conrelid and a.attnum = k.here
               and b.attrelid = c.confrelid and b.attnum = k.there
            """;

    private final DataSource owner = TestDatabase.owner(TestDatabase.fresh());
    private final JdbcClient jdbc = JdbcClient.create(owner);
    private final RetentionRules rules = RetentionRules.read(jdbc);
    private int asked;

    @Test
    void the_old_goes_and_the_young_stays() {
        Map<String, String> tables = new TreeMap<>();
        for (var rule : rules.list()) {
            if (rule.kept() instanceof Term.After kept) {
                var as = as(rule.table());
                as.forEach(it -> free(it, rule.table()));
                var type = rules.type(rule.table(), kept);
                insert(rule.table(), kept.when(), moment(kept, type, true), 1);
                insert(rule.table(), kept.when(), moment(kept, type, false), 2);
                as.stream().skip(1).forEach(it -> insertForEach(it, rule.table()));
                as.forEach(it -> tables.put(it, ""));
                tables.put(
                        rule.table(),
                        " where %s = %s".formatted(kept.when(), moment(kept, type, false)));
            }
        }
        assertThat(tables)
                .hasSizeGreaterThan(9)
                .allSatisfy((it, _) -> assertThat(count(it)).isEqualTo(2));

        job().run();

        assertThat(tables)
                .allSatisfy((table, young) -> {
                    assertThat(count(table)).isEqualTo(1);
                    assertThat(count(table + young)).isEqualTo(1);
                });
        assertThat(job().run()).isZero();
        assertThat(asked).as("who erases what no comment can say is asked each night").isEqualTo(2);
    }

    /// The table itself and those that are kept as it is.
    private List<String> as(String table) {
        var as = new ArrayList<>(List.of(table));
        rules.list().stream()
                .filter(it -> it.kept().equals(new Term.As(table)))
                .forEach(it -> as.add(it.table()));
        return as;
    }

    private void free(String table, String kept) {
        jdbc.sql("delete from " + table).update();
        jdbc.sql(CONSTRAINTS)
                .params(Map.of("table", table, "kept", kept))
                .query(String.class)
                .list()
                .forEach(it -> jdbc.sql(it).update());
    }

    private RetentionJob job() {
        var beans = new StaticListableBeanFactory();
        RecordingTimes times = _ -> new RecordingNumber(LAST_OLD_RECORDING);
        beans.addBean("times", times);
        RetentionJob.Part part =
                () -> {
                    asked++;
                    return 0;
                };
        beans.addBean("part", part);
        return new RetentionJob(
                new Erasure(owner),
                Clock.fixed(TODAY.atTime(LocalTime.NOON).atZone(ZONE).toInstant(), ZONE),
                beans.getBeanProvider(RecordingTimes.class),
                beans.getBeanProvider(RetentionJob.Part.class));
    }

    /// The last moment that is too old, or the first that is not.
    private static String moment(Term.After kept, String type, boolean old) {
        var day = TODAY.minus(kept.period());
        return switch (type) {
            case "date" -> "'" + (old ? day.minusDays(1) : day) + "'";
            case "int8" -> String.valueOf(old ? LAST_OLD_RECORDING : LAST_OLD_RECORDING + 1);
            default -> "'" + day.atStartOfDay(ZONE).minusSeconds(old ? 1 : 0).toInstant() + "'";
        };
    }

    private void insert(String table, String when, String value, int n) {
        var columns = new ArrayList<String>();
        var values = new ArrayList<String>();
        jdbc.sql(COLUMNS)
                .params(Map.of("table", table, "when", when))
                .query(rs -> {
                    columns.add(rs.getString(1));
                    values.add(
                            when.matches(".*\\b" + rs.getString(1) + "\\b.*")
                                    ? value
                                    : any(rs.getString(2), rs.getString(3), n));
                });
        jdbc.sql(
                        "insert into %s (%s) values (%s)"
                                .formatted(
                                        table,
                                        String.join(", ", columns),
                                        String.join(", ", values)))
                .update();
    }

    /// One row for each of the other table.
    private void insertForEach(String table, String kept) {
        var columns = new ArrayList<String>();
        var values = new ArrayList<String>();
        jdbc.sql(REFERENCE)
                .params(Map.of("table", table, "kept", kept))
                .query(rs -> {
                    columns.add(rs.getString(1));
                    values.add("k." + rs.getString(2));
                });
        jdbc.sql(COLUMNS)
                .params(Map.of("table", table, "when", ""))
                .query(rs -> {
                    if (!columns.contains(rs.getString(1))) {
                        columns.add(rs.getString(1));
                        values.add(any(rs.getString(2), rs.getString(3), 0));
                    }
                });
        jdbc.sql(
                        "insert into %s (%s) select %s from %s k"
                                .formatted(
                                        table,
                                        String.join(", ", columns),
                                        String.join(", ", values),
                                        kept))
                .update();
    }

    /// @param category as PostgreSQL groups types; 0 where a number may be any
    private static String any(String type, String category, int n) {
        return switch (category) {
            case "N" -> n == 0 ? "row_number() over ()" : String.valueOf(n);
            case "S" -> "'x" + n + "'";
            case "B" -> "false";
            case "D" -> "'2032-03-18'";
            case "A" -> "'{}'";
            default ->
                    switch (type) {
                        case "uuid" -> "gen_random_uuid()";
                        case "jsonb" -> "'{}'";
                        case "bytea" -> "decode('0" + n + "', 'hex')";
                        default -> "''";
                    };
        };
    }

    private int count(String from) {
        return jdbc.sql("select count(*) from " + from).query(Integer.class).single();
    }
}

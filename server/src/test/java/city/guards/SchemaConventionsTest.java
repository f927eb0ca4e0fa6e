// SPDX-License-Identifier: EUPL-1.2
package city.guards;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import city.base.database.Migrations;
import city.base.database.RetentionRule;
import city.base.database.RetentionRule.Term;
import city.base.database.RetentionRules;
import city.base.database.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Conventions of the tables, read from the live catalogue.
class SchemaConventionsTest {
    /// Schemas whose tables are on the move: their comments follow.
    private static final List<String> NOT_YET = List.of("offer", "casework", "decision");

    private static JdbcClient jdbc;

    @BeforeAll
    static void connect() {
        var access = TestDatabase.fresh();
        jdbc = JdbcClient.create(TestDatabase.owner(access));
    }

    private static List<String> list(String sql) {
        return jdbc.sql(sql).param("modules", Migrations.schemas()).query(String.class).list();
    }

    @Test
    void there_are_tables_to_look_at() {
        assertThat(
                        list(
                                "select relname from pg_class where relnamespace::regnamespace::text in (:modules)"))
                .contains("city_clock");
    }

    @Test
    void no_foreign_key_leaves_its_schema() {
        assertThat(
                        list(
                                """
                                select conrelid::regclass || ' -> ' || confrelid::regclass
                                  from pg_constraint c
                                  join pg_class a on a.oid = c.conrelid
                                  join pg_class b on b.oid = c.confrelid
                                 where contype = 'f' and a.relnamespace <> b.relnamespace
                                   and a.relnamespace::regnamespace::text in (:modules)
                                """))
                .isEmpty();
    }

    @Test
    void every_foreign_key_has_an_index_that_begins_with_its_columns() {
        assertThat(
                        list(
                                """
                                select c.conrelid::regclass || '.' || c.conname
                                  from pg_constraint c
                                 where c.contype = 'f' and c.conparentid = 0
                                   and c.connamespace::regnamespace::text in (:modules)
                                   and not exists (
                                       select 1 from pg_index i
                                        where i.indrelid = c.conrelid
                                          and (select array_agg(k)
                                                 from unnest(string_to_array(i.indkey::text, ' ')::int2[])
                                                      with ordinality as u (k, n)
                                                where n <= cardinality(c.conkey)) @> c.conkey)
                                """))
                .isEmpty();
    }

    @Test
    void every_table_says_how_long_its_rows_are_kept() {
        assertThat(RetentionRules.read(jdbc).unclear())
                .filteredOn(it -> !it.matches("(" + String.join("|", NOT_YET) + ")\\..*"))
                .isEmpty();
    }

    @Test
    void what_is_kept_as_another_table_is_kept_as_one_of_its_own_schema_and_not_as_itself() {
        var rules = RetentionRules.read(jdbc).list();
        var as =
                rules.stream()
                        .filter(it -> it.kept() instanceof Term.As)
                        .filter(it -> !NOT_YET.contains(it.table().replaceFirst("\\..*", "")))
                        .collect(toMap(RetentionRule::table, it -> ((Term.As) it.kept()).table()));
        var tables = rules.stream().map(RetentionRule::table).toList();
        assertThat(as)
                .isNotEmpty()
                .allSatisfy((table, other) -> {
                    assertThat(tables).contains(other);
                    assertThat(other).startsWith(table.replaceFirst("\\..*", "."));
                    for (var last = other; last != null; last = as.get(last)) {
                        assertThat(last).isNotEqualTo(table);
                    }
                });
    }

    @Test
    void what_a_class_erases_names_a_class_that_is_there() {
        var classes =
                House.files("src/main/java", ".java").stream()
                        .map(it -> String.valueOf(it.getFileName()).replace(".java", ""))
                        .toList();
        assertThat(
                        RetentionRules.read(jdbc).list().stream()
                                .map(RetentionRule::kept)
                                .filter(Term.By.class::isInstance)
                                .map(it -> ((Term.By) it).name()))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(classes).contains(it));
    }

    @Test
    void times_have_a_zone_and_texts_no_arbitrary_limit() {
        assertThat(
                        list(
                                """
                                select a.attrelid::regclass || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                                  from pg_attribute a join pg_class c on c.oid = a.attrelid
                                 where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
                                   and c.relnamespace::regnamespace::text in (:modules)
                                   and c.relname <> 'flyway_history'
                                   and a.atttypid in ('timestamp'::regtype, 'varchar'::regtype, 'bpchar'::regtype,
                                                      'money'::regtype, 'json'::regtype)
                                """))
                .isEmpty();
    }

    @Test
    void the_application_can_change_no_table_that_is_append_only() {
        assertThat(
                        list(
                                """
                                select c.oid::regclass || ' ' || p.privilege_type
                                  from pg_class c
                                  join information_schema.role_table_grants p
                                    on p.table_schema = c.relnamespace::regnamespace::text
                                   and p.table_name = c.relname and p.grantee = 'city_app'
                                 where c.relnamespace::regnamespace::text in (:modules)
                                   and obj_description(c.oid, 'pg_class') like '%append-only%'
                                   and p.privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
                                """))
                .isEmpty();
    }
}

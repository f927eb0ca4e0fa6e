// SPDX-License-Identifier: EUPL-1.2
package city.guards;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.database.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Each SQL text in the code names tables of its own module only, and asks no clock of the database.
class SqlOwnershipTest {
    private static final Pattern LITERAL =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern SQL =
            Pattern.compile(
                    "(?i)\\b(select|insert\\s+into|update|delete\\s+from|copy|join|from|into)\\b");
    private static final Pattern CLOCK =
            Pattern.compile(
                    "(?i)\\bnow\\(\\)|\\bcurrent_(date|timestamp|time)\\b|\\bclock_timestamp\\(");

    /// Looks at all tables, and only where a proof is made, on invented people: what it is to show is
    /// that a change of any subject changes nothing in any table.
    private static final String AUDITOR = "prove";

    @Test
    void sql_names_its_own_schema_only() throws IOException {
        var faults = new ArrayList<String>();
        var seen = new ArrayList<String>();
        var tables =
                Pattern.compile(
                        "(?i)(?:from|join|into|update|table|copy|only)\\s+("
                                + String.join("|", Migrations.schemas())
                                + ")\\.[a-z_]+");
        for (var file : sources()) {
            var module = file.getParent().getFileName().toString();
            if (module.equals(AUDITOR)) {
                continue;
            }
            for (var sql : sqlIn(file)) {
                var matcher = tables.matcher(sql);
                while (matcher.find()) {
                    seen.add(matcher.group(1));
                    if (!matcher.group(1).equals(module)) {
                        faults.add(file.getFileName() + " names " + matcher.group());
                    }
                }
            }
        }
        assertThat(seen).contains("shared");
        assertThat(faults).isEmpty();
    }

    @Test
    void the_auditors_sql_stands_in_two_classes() throws IOException {
        var found = new TreeSet<String>();
        for (var file : sources()) {
            if (file.getParent().getFileName().toString().equals(AUDITOR)
                    && sqlIn(file).stream().anyMatch(SqlOwnershipTest::namesATable)) {
                found.add(file.getFileName().toString());
            }
        }
        assertThat(found).containsExactly("ProofSql.java", "ProofTables.java");
    }

    private static boolean namesATable(String sql) {
        return Migrations.schemas().stream()
                .anyMatch(it -> sql.matches("(?is).*(from|join|into|update)\\s+" + it + "\\..*"));
    }

    @Test
    void no_sql_asks_the_databases_clock() throws IOException {
        var faults = new ArrayList<String>();
        for (var file : sources()) {
            for (var sql : sqlIn(file)) {
                if (CLOCK.matcher(sql).find()) {
                    faults.add(
                            file.getFileName() + ": " + sql.strip().lines().findFirst().orElse(""));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<Path> sources() {
        return House.files("src/main/java", ".java");
    }

    private static List<String> sqlIn(Path file) throws IOException {
        var found = new ArrayList<String>();
        // Comments may speak of other modules.
        var code = Files.readString(file).replaceAll("(?m)^\\s*//.*$", "");
        var matcher = LITERAL.matcher(code);
        while (matcher.find()) {
            var text = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            if (SQL.matcher(text).find()) {
                found.add(text);
            }
        }
        return found;
    }
}

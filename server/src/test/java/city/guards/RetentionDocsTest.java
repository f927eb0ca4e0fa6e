// SPDX-License-Identifier: EUPL-1.2
package city.guards;

import city.base.database.RetentionRule;
import city.base.database.RetentionRule.Term;
import city.base.database.RetentionRules;
import city.base.database.TestDatabase;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// `docs/retention.md`, from the tables' comments.
class RetentionDocsTest {
    private static final String HEAD =
            """
            <!-- SPDX-License-Identifier: EUPL-1.2. Made from the code by RetentionDocsTest: ./city docs writes it anew. -->
            # Retention

            Each table's comment in its migration says how long its rows are kept (`RetentionRule` has the grammar). Every night (01:30 UTC)
            one of the servers runs the job `retention`: it erases what the comments say and asks those classes that know what no comment can,
            in batches of 2,000 rows, each in its own transaction, so that it can be killed at any moment and goes on the next night. "Now" is
            the city's day. It works as the owner of the tables, because the application's role may not delete what is only ever added. The log
            says how much went from which table, never from whom.

            Tests: `EveryPeriodTest` (each table with a period, from the catalogue), `UsageRetentionTest`, `EducationRetentionTest`, `CaseRetentionTest` (what classes erase).
            """;

    private static final String COLUMNS = "| table | what | kept | remark |\n|---|---|---|---|\n";

    @Test
    void the_document_is_the_one_made_from_the_catalogue() {
        var access = TestDatabase.fresh();
        var rules = RetentionRules.read(JdbcClient.create(TestDatabase.owner(access)));
        Kept.compare("retention.md", markdown(rules.list()));
    }

    private static String markdown(List<RetentionRule> rules) {
        var goes = new StringBuilder();
        var open = new StringBuilder();
        var ever = new StringBuilder();
        var none = new TreeMap<String, List<String>>();
        for (var rule : rules) {
            switch (last(rule, rules)) {
                case Term.After _, Term.By _, Term.As _ -> goes.append(row(rule));
                case Term.Open _ -> open.append(row(rule));
                case Term.ForEver _ -> ever.append(row(rule));
                case Term.None(var why) ->
                        none.computeIfAbsent(
                                        rule.table().replaceFirst("\\..*", ""),
                                        _ -> new ArrayList<>())
                                .add(
                                        "%s (%s)"
                                                .formatted(
                                                        rule.table().replaceFirst(".*\\.", ""),
                                                        joined(why, rule.remark())));
            }
        }
        var nothing = new StringBuilder();
        none.forEach((schema, tables) ->
                nothing.append("- `%s`: %s\n".formatted(schema, String.join(", ", tables))));
        return HEAD
                + section("What goes", COLUMNS + goes)
                + section("What should go and does not yet", COLUMNS + open)
                + section("What stays for ever", COLUMNS + ever)
                + section("What is of no person", nothing.toString());
    }

    private static String section(String title, String body) {
        return "\n## %s\n\n%s".formatted(title, body);
    }

    private static String row(RetentionRule rule) {
        return "| `%s` | %s | %s | %s |\n"
                .formatted(rule.table(), rule.what(), text(rule.kept()), rule.remark());
    }

    private static String text(Term kept) {
        return switch (kept) {
            case Term.After(var period, var when, var where) ->
                    "%s after `%s`%s"
                            .formatted(
                                    text(period),
                                    when,
                                    where.equals("true") ? "" : ", where `" + where + "`");
            case Term.As(var table) -> "as `" + table + "`";
            case Term.By(var name) -> "by `" + name + "`";
            case Term.None(var why) -> why;
            case Term.ForEver(var why) -> why;
            case Term.Open(var what) -> what;
        };
    }

    private static String text(Period period) {
        return Stream.of(
                        text(period.getYears(), "year"),
                        text(period.getMonths(), "month"),
                        text(period.getDays(), "day"))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String text(int number, String unit) {
        return switch (number) {
            case 0 -> "";
            case 1 -> "1 " + unit;
            default -> number + " " + unit + "s";
        };
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(it -> !it.isEmpty()).collect(Collectors.joining("; "));
    }

    /// What a table's rule comes to in the end, through those that it is kept as.
    private static Term last(RetentionRule rule, List<RetentionRule> rules) {
        return rule.kept() instanceof Term.As(var table)
                ? rules.stream()
                        .filter(it -> it.table().equals(table))
                        .findFirst()
                        .map(it -> last(it, rules))
                        .orElse(rule.kept())
                : rule.kept();
    }
}

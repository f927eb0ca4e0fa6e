// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckTest {
    private static final int LINE_OF_TABLE = 7;
    private static final int LINE_OF_RULES = 10;

    private static List<Finding> check(String policy, String... rules) {
        var text = new StringBuilder();
        for (var rule : rules) {
            var cells = rule.split("\\|");
            text.append("<rule><inputEntry><text>")
                    .append(cells[0].strip().replace("<", "&lt;"))
                    .append("</text></inputEntry><inputEntry><text>")
                    .append(cells[1].strip())
                    .append("</text></inputEntry><outputEntry><text>")
                    .append(cells[2].strip())
                    .append("</text></outputEntry></rule>");
        }
        return Models.compile(
                        Models.model(
                                """
                                <inputData name="age" id="a"><variable name="age" typeRef="number"/></inputData>
                                <inputData name="resident" id="r"><variable name="resident" typeRef="boolean"/></inputData>
                                <decision name="due" id="d"><variable name="due"/>
                                <informationRequirement><requiredInput href="#a"/></informationRequirement>
                                <informationRequirement><requiredInput href="#r"/></informationRequirement>
                                <decisionTable hitPolicy="%s">
                                <input><inputExpression typeRef="number"><text>age</text></inputExpression></input>
                                <input><inputExpression typeRef="boolean"><text>resident</text></inputExpression></input>
                                <output/>%s</decisionTable></decision>
                                """
                                        .formatted(policy, text)))
                .check();
    }

    @Test
    void a_table_that_leaves_nothing_open_has_no_findings() {
        assertThat(
                        check(
                                "UNIQUE",
                                "< 6 | - | 1",
                                "[6..7] | true | 2",
                                "[6..7] | false | 3",
                                "> 7 | - | 4"))
                .isEmpty();
    }

    @Test
    void a_gap_is_shown_by_a_case_that_no_rule_matches() {
        assertThat(check("UNIQUE", "< 6 | - | 1", "[6..7] | true | 2", "> 7 | - | 4"))
                .containsExactly(
                        new Finding(
                                Finding.Kind.GAP,
                                "test.dmn",
                                LINE_OF_TABLE,
                                "due",
                                List.of(),
                                false,
                                "no rule matches age = 6, resident = false",
                                Map.of("age", new BigDecimal(6), "resident", false)));
    }

    @Test
    void rules_that_match_together_contradict_the_policy_unique() {
        assertThat(check("UNIQUE", "<= 6 | - | 1", ">= 6 | - | 2"))
                .containsExactly(
                        new Finding(
                                Finding.Kind.OVERLAP,
                                "test.dmn",
                                LINE_OF_RULES,
                                "due",
                                List.of(1, 2),
                                true,
                                "rules 1 and 2 match together, but the hit policy is UNIQUE",
                                Map.of("age", new BigDecimal(6), "resident", true)));
    }

    @Test
    void a_rule_that_earlier_rules_leave_nothing_to_is_masked() {
        assertThat(check("FIRST", "< 6 | - | 1", ">= 6 | - | 2", "7 | true | 3", "- | - | 4"))
                .containsExactly(
                        new Finding(
                                Finding.Kind.MASKED,
                                "test.dmn",
                                LINE_OF_RULES,
                                "due",
                                List.of(3),
                                true,
                                "rule 3 is never reached: the rules before it take every case",
                                Map.of()));
    }

    @Test
    void a_rule_that_no_value_passes_is_never_reached() {
        assertThat(
                        check("FIRST", "- | not(true, false, null) | 1", "- | - | 2").stream()
                                .map(Finding::kind))
                .contains(Finding.Kind.UNREACHABLE);
    }

    @Test
    void the_same_rule_twice_is_a_duplicate() {
        assertThat(check("COLLECT", "6 | - | 1", "6 | - | 1").stream().map(Finding::kind))
                .containsExactly(Finding.Kind.DUPLICATE);
    }

    @Test
    void a_comparison_with_another_fact_is_said_to_be_unchecked() {
        assertThat(check("UNIQUE", "? * 2 > 10 | - | 1").stream().map(Finding::message))
                .containsExactly(
                        "the table is not checked: column \"age\" of rule 1 asks something that cannot be judged");
    }

    private static final String SEASON =
            """
            <inputData name="year" id="y"><variable name="year" typeRef="number"/></inputData>
            <decision name="first day" id="f"><variable name="first day" typeRef="date"/>
            <informationRequirement><requiredInput href="#y"/></informationRequirement>
            <literalExpression><text>date(year, 8, 1)</text></literalExpression></decision>
            <decision name="last day" id="l"><variable name="last day" typeRef="date"/>
            <informationRequirement><requiredInput href="#y"/></informationRequirement>
            <literalExpression><text>date(year + 1, 5, 31)</text></literalExpression></decision>
            <decision name="season" id="s"><variable name="season"/>
            <informationRequirement><requiredDecision href="#f"/></informationRequirement>
            <informationRequirement><requiredDecision href="#l"/></informationRequirement>
            <decisionTable hitPolicy="UNIQUE">
            <input><inputExpression typeRef="date"><text>today()</text></inputExpression></input><output/>
            %s</decisionTable></decision>
            """;

    private static List<Finding> season(String... cells) {
        var rules = new StringBuilder();
        for (var cell : cells) {
            rules.append("<rule><inputEntry><text>")
                    .append(cell.replace("<", "&lt;"))
                    .append("</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>");
        }
        return Models.compile(Models.model(SEASON.formatted(rules))).check();
    }

    @Test
    void computed_ends_are_judged_in_the_order_of_a_written_interval() {
        assertThat(season("< first day", "[first day..last day]", "> last day")).isEmpty();
        assertThat(season("< first day", "(first day..last day)", ">= last day"))
                .extracting(Finding::message)
                .containsExactly("no rule matches today() = first day");
        assertThat(season("< first day", "[first day..last day]", ">= last day"))
                .extracting(Finding::text, Finding::contradiction)
                .containsExactly(
                        tuple(
                                "rules 2 and 3 match together, but the hit policy is UNIQUE,"
                                        + " for example {\"today()\": \"= last day\"}",
                                false));
    }

    @Test
    void computed_ends_without_a_written_order_are_said_to_be_unchecked() {
        assertThat(season("< first day", "> last day"))
                .extracting(Finding::message)
                .containsExactly(
                        "the table is not checked: column \"today()\" of rule 1 compares with"
                                + " something that is computed");
    }

    @Test
    void rules_that_match_together_contradict_only_where_facts_can_surely_make_the_case() {
        assertThat(check("UNIQUE", "<= 6 | - | 1", ">= 6 | - | 2"))
                .allMatch(Finding::contradiction);
        assertThat(check("UNIQUE", "< 6 | - | 1", "> 7 | - | 4"))
                .isNotEmpty()
                .noneMatch(Finding::contradiction);
        // Between 5 and 6 no whole number lies, between 5 and 7 one does.
        assertThat(check("UNIQUE", "< 6 | - | 1", "> 5 | - | 4"))
                .isNotEmpty()
                .noneMatch(Finding::contradiction);
        assertThat(check("UNIQUE", "< 7 | - | 1", "> 5 | - | 4"))
                .isNotEmpty()
                .allMatch(Finding::contradiction);
    }

    // --- columns of any type, allowed values, cells that never hold

    /// A table of one column, its cells in order.
    private static DmnModel column(String type, String allowed, String... cells) {
        var rules = new StringBuilder();
        for (var i = 0; i < cells.length; i++) {
            rules.append("<rule><inputEntry><text>")
                    .append(cells[i].replace("<", "&lt;"))
                    .append("</text></inputEntry><outputEntry><text>")
                    .append(i)
                    .append("</text></outputEntry></rule>");
        }
        return Models.compile(
                Models.model(
                        """
                        <itemDefinition name="t"><typeRef>%s</typeRef>%s</itemDefinition>
                        <inputData name="a" id="a"><variable name="a" typeRef="t"/></inputData>
                        <decision name="d" id="d"><variable name="d"/><informationRequirement><requiredInput href="#a"/></informationRequirement>
                        <decisionTable hitPolicy="UNIQUE"><input><inputExpression typeRef="t"><text>a</text></inputExpression></input><output/>%s</decisionTable></decision>
                        """
                                .formatted(
                                        type,
                                        allowed.isEmpty()
                                                ? ""
                                                : "<allowedValues><text>"
                                                        + allowed.replace("<", "&lt;")
                                                        + "</text></allowedValues>",
                                        rules)));
    }

    private static List<String> told(String type, String allowed, String... cells) {
        return column(type, allowed, cells).check().stream()
                .map(it -> it.kind() + ": " + it.text())
                .toList();
    }

    @Test
    void the_models_that_were_judged_wrongly_are_judged_rightly() {
        assertThat(Models.read("allowed-range.dmn").check()).isEmpty();
        assertThat(Models.read("dt-gap.dmn").check())
                .extracting(Finding::kind, Finding::message)
                .containsExactly(
                        tuple(Finding.Kind.GAP, "no rule matches a = 2026-01-01T00:00:00"));
        assertThat(Models.read("exhaust.dmn").check())
                .extracting(Finding::kind, Finding::message)
                .containsExactly(
                        tuple(
                                Finding.Kind.NOT_CHECKED,
                                "the table is not checked: column \"a\" of rule 1 takes too many steps to be tried here"));
        assertThat(Models.read("broken-cell.dmn").check())
                .extracting(Finding::kind, Finding::message)
                .containsExactly(
                        tuple(
                                Finding.Kind.UNREACHABLE,
                                "rule 1 is never reached: no value of \"a\" passes date(\"2026-02-30\")"));
    }

    @Test
    void outside_what_is_allowed_nothing_is_a_gap_and_inside_right_at_the_ends_everything_is() {
        assertThat(told("number", "[0..120]", "< 18", ">= 18")).isEmpty();
        assertThat(told("number", "[0..120]", "[0..18)", "(18..120]"))
                .containsExactly("GAP: no rule matches a = 18");
        assertThat(told("number", "[0..120]", "(0..18)", "[18..120]"))
                .containsExactly("GAP: no rule matches a = 0");
        assertThat(told("number", "[0..120]", "< 18", "[18..120)"))
                .containsExactly("GAP: no rule matches a = 120");
        assertThat(told("number", "(0..120)", "(0..18)", "[18..120)")).isEmpty();
        assertThat(told("number", ">= 0", "[0..18]", "> 18")).isEmpty();
        assertThat(told("number", "1, 2, [5..8]", "1, 2", "[5..8]")).isEmpty();
        assertThat(told("number", "1, 2, [5..8]", "1", "[5..8]"))
                .containsExactly("GAP: no rule matches a = 2");
        assertThat(told("number", "[0..120]", "< 18", ">= 18", "> 120"))
                .containsExactly(
                        "UNREACHABLE: rule 3 is never reached: no value of \"a\" passes > 120");
    }

    @Test
    void moments_times_and_durations_are_judged_at_their_ends() {
        assertThat(
                        told(
                                "date and time",
                                "",
                                "< @\"2026-01-01T00:00:00\"",
                                ">= @\"2026-01-01T00:00:00\""))
                .isEmpty();
        assertThat(
                        told(
                                "date and time",
                                "",
                                "<= @\"2026-01-01T00:00:00Z\"",
                                ">= @\"2026-01-01T00:00:00Z\""))
                .containsExactly(
                        "OVERLAP: rules 1 and 2 match together, but the hit policy is UNIQUE,"
                                + " for example {a: 2026-01-01T00:00:00Z}");
        assertThat(told("date and time", "", "< @\"2026-01-01\"", "> @\"2026-01-01\""))
                .containsExactly("GAP: no rule matches a = 2026-01-01T00:00:00");
        assertThat(
                        told(
                                "time",
                                "",
                                "< @\"08:00:00\"",
                                "(@\"08:00:00\"..@\"16:00:00\"]",
                                "> @\"16:00:00\""))
                .containsExactly("GAP: no rule matches a = 08:00:00");
        assertThat(told("time", "", "[@\"00:00:00\"..@\"12:00:00\")", ">= @\"12:00:00\""))
                .isEmpty();
        assertThat(told("days and time duration", "", "< @\"P7D\"", "> @\"P7D\""))
                .containsExactly("GAP: no rule matches a = P7D");
        assertThat(told("years and months duration", "", "<= @\"P1Y\"", ">= @\"P12M\""))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("OVERLAP: rules 1 and 2");
        assertThat(
                        told(
                                "years and months duration",
                                "[@\"P0M\"..@\"P2Y\"]",
                                "[@\"P0M\"..@\"P1Y\")",
                                "[@\"P1Y\"..@\"P2Y\"]"))
                .isEmpty();
        assertThat(told("date", "", "< @\"2026-01-01\"", "> @\"2026-01-02\""))
                .containsExactly("GAP: no rule matches a = 2026-01-01");
    }

    @Test
    void texts_in_an_order_are_judged_at_their_ends() {
        assertThat(told("string", "", "< \"m\"", "> \"m\""))
                .containsExactly("GAP: no rule matches a = \"m\"");
        assertThat(told("string", "", "< \"m\"", ">= \"m\"")).isEmpty();
        assertThat(told("string", "\"x\", \"y\"", "\"x\"", "\"y\"")).isEmpty();
        assertThat(told("string", "", "\"x\"", "not(\"x\")")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    number        | (5..5]
                    number        | ? > 5 and ? < 3
                    number        | ? between 7 and 3
                    number        | not(< 5, >= 5)
                    number        | not(? < 5) and ? < 5
                    number        | "five"
                    string        | 5
                    date          | date("2026-02-30")
                    date          | [date("2026-02-30")..date("2026-03-05")]
                    time          | time("25:00:00")
                    number        | 1 / 0
                    boolean       | "true"
                    """)
    void a_cell_that_no_value_passes_is_found(String type, String cell) {
        assertThat(told(type, "", cell, "-"))
                .contains("UNREACHABLE: rule 1 is never reached: no value of \"a\" passes " + cell);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    date("2026-02-30")
                    not(date("2026-02-30"))
                    = date("2026-02-30")
                    ? = date("2026-02-30")
                    [date("2026-02-30")]
                    @"2026-01-01", date("2026-02-30")
                    date("2026-02-30"), date("2026-02-31")
                    [date("2026-02-30")..date("2026-03-01")]
                    """)
    void a_missing_fact_never_passes_a_broken_cell(String cell) {
        var outcome = column("date", "", cell, "null").decision("d").decide(Map.of(), Models.DAY);
        assertThat(outcome.value()).isEqualTo(BigDecimal.ONE);
        assertThat(outcome.faults()).isNotEmpty();
        var columns = new Columns(1, Map.of("a", new Column.Dates(new int[] {0}, new long[] {1})));
        assertThat(
                        column("date", "", cell, "null")
                                .decision("d")
                                .decideAll(columns, Models.DAY)
                                .value(0))
                .isEqualTo(BigDecimal.ONE);
    }

    @Test
    void a_missing_fact_never_passes_a_cell_that_names_a_broken_decision() {
        var model =
                Models.compile(
                        Models.model(
                                """
                                <inputData name="a" id="a"><variable name="a" typeRef="number"/></inputData>
                                <decision name="limit" id="l"><variable name="limit" typeRef="number"/><literalExpression><text>1 / 0</text></literalExpression></decision>
                                <decision name="d" id="d"><variable name="d"/><informationRequirement><requiredInput href="#a"/></informationRequirement>
                                <informationRequirement><requiredDecision href="#l"/></informationRequirement>
                                <decisionTable hitPolicy="FIRST"><input><inputExpression typeRef="number"><text>a</text></inputExpression></input><output/>
                                <rule><inputEntry><text>limit</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
                                <rule><inputEntry><text>limit</text></inputEntry><outputEntry><text>2</text></outputEntry></rule>
                                <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>3</text></outputEntry></rule></decisionTable></decision>
                                """));
        var outcome = model.decision("d").decide(Map.of(), Models.DAY);
        assertThat(outcome.value()).isEqualTo(BigDecimal.valueOf(3));
        assertThat(outcome.faults()).hasSize(1);
        assertThat(model.decision("d").explain(Map.of(), Models.DAY).outcome()).isEqualTo(outcome);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}

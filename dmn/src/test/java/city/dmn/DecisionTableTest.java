// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import static city.dmn.Models.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecisionTableTest {
    private static final String PRE_PRIMARY =
            Models.model(
                    """
                    <itemDefinition name="tAnswer"><typeRef>string</typeRef>
                      <allowedValues><text>"met", "not met", "person"</text></allowedValues></itemDefinition>
                    <inputData name="birth date" id="b"><variable name="birth date" typeRef="date"/></inputData>
                    <inputData name="home municipality" id="m"><variable name="home municipality" typeRef="string"/></inputData>
                    <decision name="age in school year" id="a"><variable name="age in school year" typeRef="number"/>
                      <informationRequirement><requiredInput href="#b"/></informationRequirement>
                      <literalExpression><text>today().year - birth date.year</text></literalExpression></decision>
                    <decision name="due" id="due"><variable name="due"/>
                      <informationRequirement><requiredDecision href="#a"/></informationRequirement>
                      <informationRequirement><requiredInput href="#m"/></informationRequirement>
                      <informationRequirement><requiredInput href="#b"/></informationRequirement>
                      <decisionTable hitPolicy="FIRST">
                        <input><inputExpression typeRef="date"><text>birth date</text></inputExpression></input>
                        <input><inputExpression typeRef="number"><text>age in school year</text></inputExpression></input>
                        <input><inputExpression typeRef="string"><text>home municipality</text></inputExpression></input>
                        <output name="answer" typeRef="tAnswer"/><output name="reason" typeRef="string"/>
                        <annotation name="law"/>
                        <rule id="r1"><inputEntry><text>null</text></inputEntry><inputEntry><text>-</text></inputEntry><inputEntry><text>-</text></inputEntry>
                          <outputEntry><text>"person"</text></outputEntry><outputEntry><text>"birth-date-unknown"</text></outputEntry>
                          <annotationEntry><text>434/2003 31 §</text></annotationEntry></rule>
                        <rule id="r2"><inputEntry><text>-</text></inputEntry><inputEntry><text>6</text></inputEntry><inputEntry><text>"091", "049"</text></inputEntry>
                          <outputEntry><text>"met"</text></outputEntry><outputEntry><text>"turns-six"</text></outputEntry>
                          <annotationEntry><text>628/1998 26 a §</text></annotationEntry></rule>
                        <rule id="r3"><inputEntry><text>-</text></inputEntry><inputEntry><text>-</text></inputEntry><inputEntry><text>-</text></inputEntry>
                          <outputEntry><text>"not met"</text></outputEntry><outputEntry><text>"other-age"</text></outputEntry>
                          <annotationEntry><text/></annotationEntry></rule>
                      </decisionTable></decision>
                    """);

    private final Decision due = Models.compile(PRE_PRIMARY).decision("due");

    @Test
    void a_child_who_turns_six_this_year_in_this_city_is_due() {
        assertThat(due.decide(facts(LocalDate.of(2020, 12, 31), "091"), DAY))
                .isEqualTo(new Outcome(Map.of("answer", "met", "reason", "turns-six"), List.of()));
    }

    @Test
    void a_child_of_another_city_is_not() {
        assertThat(due.decide(facts(LocalDate.of(2020, 12, 31), "092"), DAY).get("answer"))
                .isEqualTo("not met");
    }

    @Test
    void an_unknown_birth_date_goes_to_a_person() {
        assertThat(due.decide(Map.of("home municipality", "091"), DAY).get("answer"))
                .isEqualTo("person");
    }

    @Test
    void the_trace_tells_the_row_and_what_failed_in_the_others() {
        var explained = due.explain(facts(LocalDate.of(2019, 5, 1), "091"), DAY);
        var step = explained.trace().find("due");
        assertThat(step).isNotNull();
        var rows = step.tables().getFirst().rows();
        assertThat(rows.stream().map(Trace.Row::chosen)).containsExactly(false, false, true);
        assertThat(rows.get(1).cells())
                .containsExactly(
                        new Trace.Cell("birth date", LocalDate.of(2019, 5, 1), "-", true),
                        new Trace.Cell(
                                "age in school year", new java.math.BigDecimal(7), "6", false),
                        new Trace.Cell("home municipality", "091", "\"091\", \"049\"", true));
        assertThat(rows.get(1).annotations()).isEqualTo(Map.of("law", "628/1998 26 a §"));
        assertThat(explained.trace().decisions().stream().map(Trace.Step::decision))
                .containsExactly("age in school year", "due");
    }

    /// A table of two columns, numbers, and its trace: for each row `+` passed, `-` failed, `?` unknown; `*` chosen.
    private static List<String> traced(String policy, Map<String, ?> facts, String... rules) {
        var text = new StringBuilder();
        for (var rule : rules) {
            var cells = rule.split("\\|");
            text.append("<rule><inputEntry><text>")
                    .append(cells[0].strip().replace("<", "&lt;"))
                    .append("</text></inputEntry><inputEntry><text>")
                    .append(cells[1].strip().replace("<", "&lt;"))
                    .append("</text></inputEntry><outputEntry><text>")
                    .append(cells[2].strip())
                    .append("</text></outputEntry></rule>");
        }
        var model =
                Models.compile(
                        Models.model(
                                """
                                <inputData name="a" id="a"><variable name="a" typeRef="number"/></inputData>
                                <inputData name="b" id="b"><variable name="b" typeRef="number"/></inputData>
                                <decision name="limit" id="l"><variable name="limit" typeRef="number"/><informationRequirement><requiredInput href="#b"/></informationRequirement>
                                <literalExpression><text>b + 1</text></literalExpression></decision>
                                <decision name="x" id="x"><variable name="x"/><informationRequirement><requiredInput href="#a"/></informationRequirement>
                                <informationRequirement><requiredInput href="#b"/></informationRequirement><informationRequirement><requiredDecision href="#l"/></informationRequirement>
                                <decisionTable hitPolicy="%s"><input><inputExpression typeRef="number"><text>a</text></inputExpression></input>
                                <input><inputExpression typeRef="number"><text>b</text></inputExpression></input><output/>%s</decisionTable></decision>
                                """
                                        .formatted(policy, text)));
        var explained = model.decision("x").explain(facts, DAY);
        assertThat(explained.outcome()).isEqualTo(model.decision("x").decide(facts, DAY));
        var table = explained.trace().decisions().getLast().tables().getFirst();
        assertThat(table.chosen())
                .isEqualTo(table.rows().stream().filter(Trace.Row::chosen).toList());
        return table.rows().stream()
                .map(row ->
                        (row.chosen() ? "*" : " ")
                                + (row.matched() ? "=" : " ")
                                + row.cells().stream()
                                        .map(it ->
                                                it.passed() == null ? "?" : it.passed() ? "+" : "-")
                                        .collect(java.util.stream.Collectors.joining())
                                + (row.output() == null ? "" : " " + row.output()))
                .toList();
    }

    @Test
    void a_trace_tells_every_cell_of_every_rule_also_behind_the_first_that_fits() {
        assertThat(
                        traced(
                                "FIRST",
                                Map.of("a", 5, "b", 7),
                                "< 3 | - | 1",
                                "[5..6] | > 6 | 2",
                                "5 | 7 | 3",
                                "not(5) | ? > 7 | 4",
                                "- | - | 5"))
                .containsExactly("  -+", "*=++ 2", " =++", "  --", " =++");
        assertThat(
                        traced(
                                "COLLECT",
                                Map.of("a", 5, "b", 7),
                                "5 | - | 1",
                                "- | < 7 | 2",
                                "> 4 | 7 | 3"))
                .containsExactly("*=++ 1", "  +-", "*=++ 3");
        assertThat(traced("UNIQUE", Map.of("a", 5), "- | < 7 | 1", "< 3 | null | 2", "5 | - | 3"))
                .containsExactly("  +?", "  -+", "*=++ 3");
        assertThat(traced("UNIQUE", Map.of("a", 9, "b", 9), "< 3 | - | 1")).containsExactly("  -+");
    }

    @Test
    void cells_that_hang_on_more_than_their_column_are_traced_as_they_were_asked() {
        assertThat(
                        traced(
                                "FIRST",
                                Map.of("a", 8, "b", 7),
                                "limit | - | 1",
                                "> limit | - | 2",
                                "today().year | < limit | 3"))
                .containsExactly("*=++ 1", "  -+", "  -+");
    }

    private static Map<String, Object> facts(LocalDate born, String municipality) {
        return Map.of("birth date", born, "home municipality", municipality);
    }
}

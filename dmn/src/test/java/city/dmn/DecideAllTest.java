// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import static city.dmn.Models.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Columns and rows must say the same of everyone.
class DecideAllTest {
    private static final int SIZE = 5_000;

    /// A small city: birth dates over a century, some values missing.
    private static Columns city(long seed, int size) {
        var random = new Random(seed);
        var born = new int[size];
        var municipality = new byte[size];
        var order = new long[(size + 63) / 64];
        var start = new byte[size];
        var guardians = new byte[size];
        var nulls = new long[5][(size + 63) / 64];
        var today = (int) DAY.toEpochDay();
        for (var i = 0; i < size; i++) {
            born[i] = today - random.nextInt(random.nextBoolean() ? 3500 : 36_500);
            municipality[i] = (byte) random.nextInt(4);
            order[i >> 6] |= (random.nextInt(20) == 0 ? 1L : 0L) << i;
            start[i] = (byte) (random.nextInt(10) == 0 ? 1 + random.nextInt(2) : 0);
            guardians[i] = (byte) random.nextInt(4);
            for (var bits : nulls) {
                bits[i >> 6] |= (random.nextInt(50) == 0 ? 1L : 0L) << i;
            }
        }
        var columns = new LinkedHashMap<String, Column>();
        columns.put("birth date", new Column.Dates(born, nulls[0]));
        columns.put(
                "home municipality",
                new Column.Codes(
                        Column.Whole.of(municipality),
                        List.of("091", "049", "092", "235"),
                        nulls[1]));
        columns.put("non-disclosure order", new Column.Booleans(order, size, nulls[2]));
        columns.put(
                "decided start",
                new Column.Codes(
                        Column.Whole.of(start), List.of("ordinary", "earlier", "later"), nulls[3]));
        columns.put(
                "number of guardians", new Column.Numbers(Column.Whole.of(guardians), 0, nulls[4]));
        return new Columns(size, columns);
    }

    private static void sameAsRows(Decision decision, Columns columns, LocalDate day) {
        var all = decision.decideAll(columns, day);
        for (var row = 0; row < columns.size(); row++) {
            var one = decision.decide(columns.row(row), day);
            assertThat(all.value(row))
                    .as("row %s %s", row, columns.row(row))
                    .isEqualTo(one.value());
            assertThat((all.faulty()[row >> 6] >>> row & 1) != 0)
                    .as("fault of row %s %s", row, columns.row(row))
                    .isEqualTo(!one.faults().isEmpty());
        }
    }

    @Test
    void the_city_is_answered_in_columns_as_person_by_person() {
        var due = Models.compile(PrePrimary.RULE).decision("due");
        var city = city(1, SIZE);
        var all = due.decideAll(city, DAY);
        assertThat(all.rowWise()).isEmpty();
        // Only those whose birth date is missing: `null.year` is a fault in FEEL, though the answer
        // is "person".
        assertThat(all.rowsDecidedSingly()).isBetween(1, SIZE / 20);
        sameAsRows(due, city, DAY);
    }

    @Test
    void many_decisions_shared_among_the_cores_answer_as_each_does_alone() {
        var decisions =
                java.util.stream.IntStream.rangeClosed(1, 20)
                        .mapToObj(age ->
                                Models.compile(
                                                PrePrimary.RULE.replace(
                                                        "\"091\"", "\"0" + (80 + age) + "\""))
                                        .decision("due"))
                        .toList();
        var city = city(3, SIZE);
        var together = Decision.decideAll(decisions, city, DAY);
        for (var i = 0; i < decisions.size(); i++) {
            var alone = decisions.get(i).decideAll(city, DAY);
            assertThat(together.get(i).rowsDecidedSingly()).isEqualTo(alone.rowsDecidedSingly());
            assertThat(together.get(i).faulty()).isEqualTo(alone.faulty());
            for (var row = 0; row < SIZE; row++) {
                assertThat(together.get(i).value(row)).isEqualTo(alone.value(row));
            }
        }
        assertThat(Decision.decideAll(List.of(), city, DAY)).isEmpty();
    }

    @Test
    void the_bitmap_of_an_answer_counts_those_who_have_it() {
        var due = Models.compile(PrePrimary.RULE).decision("due");
        var city = city(2, SIZE);
        var met = 0;
        for (var row = 0; row < SIZE; row++) {
            met += "met".equals(due.decide(city.row(row), DAY).get("answer")) ? 1 : 0;
        }
        assertThat(met).isPositive();
        assertThat(due.decideAll(city, DAY).output("answer").count("met")).isEqualTo(met);
    }

    private static final String INPUTS =
            """
            <inputData name="birth date" id="b"><variable name="birth date" typeRef="date"/></inputData>
            <inputData name="home municipality" id="m"><variable name="home municipality" typeRef="string"/></inputData>
            <inputData name="non-disclosure order" id="n"><variable name="non-disclosure order" typeRef="boolean"/></inputData>
            <inputData name="decided start" id="s"><variable name="decided start" typeRef="string"/></inputData>
            <inputData name="number of guardians" id="g"><variable name="number of guardians" typeRef="number"/></inputData>
            """;
    private static final String NEEDS =
            """
            <informationRequirement><requiredInput href="#b"/></informationRequirement>
            <informationRequirement><requiredInput href="#m"/></informationRequirement>
            <informationRequirement><requiredInput href="#n"/></informationRequirement>
            <informationRequirement><requiredInput href="#s"/></informationRequirement>
            <informationRequirement><requiredInput href="#g"/></informationRequirement>
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "birth date > @\"2015-06-01\" and home municipality = \"091\"",
                "not(non-disclosure order) or number of guardians >= 2",
                "if non-disclosure order then \"person\" else home municipality",
                "years and months duration(birth date, today()).years in [6..7]",
                "today().year - birth date.year",
                "if number of guardians = null then null else number of guardians * 2",
                "birth date.month in (8, 9) and upper case(home municipality) = \"091\"",
                "home municipality in (\"091\", \"049\") and decided start != \"later\"",
                "string length(home municipality) + number of guardians",
                "birth date.year = 2020 - number of guardians",
                "some g in [1, 2] satisfies g = number of guardians",
                "birth date = null",
                "is(home municipality, \"091\")",
                "non-disclosure order",
                "\"x\" < number of guardians"
            })
    void every_expression_says_the_same_of_everyone(String feel) {
        var model =
                Models.model(
                        INPUTS
                                + "<decision name=\"x\" id=\"x\"><variable name=\"x\"/>"
                                + NEEDS
                                + "<literalExpression><text>"
                                + feel.replace("<", "&lt;").replace(">", "&gt;")
                                + "</text></literalExpression></decision>");
        sameAsRows(Models.compile(model).decision("x"), city(3, 1000), DAY);
    }

    @Test
    void tables_upon_tables_with_moving_ends_and_handed_on_reasons_run_in_columns() {
        var model =
                Models.model(
                        INPUTS
                                + """
                                <decision name="first day" id="f"><variable name="first day" typeRef="date"/>
                                <informationRequirement><requiredInput href="#g"/></informationRequirement><informationRequirement><requiredInput href="#s"/></informationRequirement>
                                <literalExpression><text>if decided start = "later" then date(2025 + number of guardians, 8, 1) else date(2024 + number of guardians, 8, 1)</text></literalExpression></decision>
                                <decision name="season" id="se"><variable name="season" typeRef="string"/>
                                <informationRequirement><requiredInput href="#g"/></informationRequirement><informationRequirement><requiredDecision href="#f"/></informationRequirement>
                                <decisionTable><input><inputExpression><text>number of guardians</text></inputExpression></input><input><inputExpression><text>today()</text></inputExpression></input><output/>
                                <rule><inputEntry><text>not(null)</text></inputEntry><inputEntry><text>&lt; first day</text></inputEntry><outputEntry><text>"not yet"</text></outputEntry></rule>
                                <rule><inputEntry><text>not(null)</text></inputEntry><inputEntry><text>[first day..first day + @"P1Y"]</text></inputEntry><outputEntry><text>"open"</text></outputEntry></rule>
                                <rule><inputEntry><text>null</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>"unknown"</text></outputEntry></rule>
                                </decisionTable></decision>
                                <decision name="due" id="due"><variable name="due"/>
                                <informationRequirement><requiredDecision href="#se"/></informationRequirement><informationRequirement><requiredInput href="#m"/></informationRequirement>
                                <decisionTable hitPolicy="FIRST"><input><inputExpression><text>season</text></inputExpression></input><input><inputExpression><text>home municipality</text></inputExpression></input>
                                <output name="answer"/><output name="reason"/>
                                <rule><inputEntry><text>"open"</text></inputEntry><inputEntry><text>"091"</text></inputEntry><outputEntry><text>"met"</text></outputEntry><outputEntry><text>"due"</text></outputEntry></rule>
                                <rule><inputEntry><text>-</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>"not met"</text></outputEntry><outputEntry><text>season</text></outputEntry></rule>
                                </decisionTable></decision>
                                """);
        var due = Models.compile(model).decision("due");
        var city = city(9, SIZE);
        sameAsRows(due, city, DAY);
        // Left to the row engine are those whose number of guardians is missing: null + 2024 is a
        // fault.
        assertThat(due.decideAll(city, DAY).rowsDecidedSingly()).isBetween(1, SIZE / 20);
    }

    /// Two centuries of birth dates are more than can be asked one by one.
    @Test
    void an_age_that_asks_for_a_missing_birth_date_first_runs_in_columns_over_any_span_of_dates() {
        var model =
                Models.compile(
                        Models.model(
                                INPUTS
                                        + """
                                        <decision name="age" id="age"><variable name="age" typeRef="number"/>
                                        <informationRequirement><requiredInput href="#b"/></informationRequirement>
                                        <literalExpression><text>if birth date = null then null else years and months duration(birth date, date("2026-08-01")).years</text></literalExpression></decision>
                                        <decision name="due" id="due"><variable name="due" typeRef="string"/>
                                        <informationRequirement><requiredDecision href="#age"/></informationRequirement>
                                        <decisionTable hitPolicy="FIRST"><input><inputExpression><text>age</text></inputExpression></input><output/>
                                        <rule><inputEntry><text>null</text></inputEntry><outputEntry><text>"person"</text></outputEntry></rule>
                                        <rule><inputEntry><text>[6..7]</text></inputEntry><outputEntry><text>"met"</text></outputEntry></rule>
                                        <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>"not met"</text></outputEntry></rule>
                                        </decisionTable></decision>
                                        """));
        var size = 4000;
        var born = new int[size];
        var nulls = new long[(size + 63) / 64];
        var random = new Random(3);
        for (var i = 0; i < size; i++) {
            born[i] =
                    (int) LocalDate.of(1820, 1, 1).toEpochDay()
                            + random.nextInt(random.nextInt(4) == 0 ? 76_000 : 1)
                            + (random.nextInt(4) == 0 ? 72_000 + random.nextInt(3000) : 0);
            nulls[i >> 6] |= (random.nextInt(60) == 0 ? 1L : 0L) << i;
        }
        var columns =
                new Columns(
                        size,
                        new LinkedHashMap<>(
                                java.util.Map.of("birth date", new Column.Dates(born, nulls))));
        var due = model.decision("due");
        var all = due.decideAll(columns, DAY);
        assertThat(all.rowWise()).isEmpty();
        assertThat(all.rowsDecidedSingly()).isZero();
        assertThat(all.output("due").count("met")).isPositive();
        sameAsRows(due, columns, DAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fortune > 25000000.5",
                "fortune * 12 in [1000000000..2000000000]",
                "if fortune = null then \"unknown\" else if fortune < debt then \"poor\" else \"rich\"",
                "-fortune between -50000000 and 0",
                "fortune > 99999999999999"
            })
    void money_wider_than_an_int_runs_in_columns(String feel) {
        var model =
                Models.compile(
                        Models.model(
                                """
                                <inputData name="fortune" id="f"><variable name="fortune" typeRef="number"/></inputData>
                                <inputData name="debt" id="d"><variable name="debt" typeRef="number"/></inputData>
                                <decision name="x" id="x"><variable name="x"/>
                                <informationRequirement><requiredInput href="#f"/></informationRequirement>
                                <informationRequirement><requiredInput href="#d"/></informationRequirement>
                                <literalExpression><text>%s</text></literalExpression></decision>
                                """
                                        .formatted(
                                                feel.replace("<", "&lt;").replace(">", "&gt;"))));
        var size = 3000;
        var cents = new long[2][size];
        var nulls = new long[(size + 63) / 64];
        var random = new Random(8);
        for (var i = 0; i < size; i++) {
            cents[0][i] = random.nextLong(-1_000_000_000L, 20_000_000_000L);
            cents[1][i] = random.nextLong(20_000_000_000L);
            nulls[i >> 6] |= (random.nextInt(30) == 0 ? 1L : 0L) << i;
        }
        var columns =
                new Columns(
                        size,
                        java.util.Map.of(
                                "fortune",
                                new Column.Numbers(Column.Whole.of(cents[0]), 2, nulls),
                                "debt",
                                new Column.Numbers(Column.Whole.of(cents[1]), 2, null)));
        var decision = model.decision("x");
        assertThat(decision.decideAll(columns, DAY).rowWise()).isEmpty();
        sameAsRows(decision, columns, DAY);
    }

    @Test
    void generated_tables_of_every_hit_policy_say_the_same_of_everyone() {
        var cells =
                List.of(
                        List.of(
                                "-",
                                "6",
                                "[5..7]",
                                "< 6",
                                ">= 18",
                                "not(6)",
                                "null",
                                "6, 7, 8",
                                "(5..8)",
                                "-",
                                "> 100",
                                "not(null)"),
                        List.of(
                                "-",
                                "\"091\"",
                                "\"091\", \"049\"",
                                "not(\"091\")",
                                "null",
                                "starts with(?, \"09\")",
                                "-"),
                        List.of("-", "true", "false", "null", "not(true)", "-"),
                        List.of(
                                "-",
                                "\"later\"",
                                "not(\"ordinary\", \"later\")",
                                "? != \"earlier\"",
                                "-"),
                        List.of("-", "0", "> 1", "[1..2]", "even(?)", "null", "not(null)", "-"),
                        List.of(
                                "-",
                                "> @\"2019-07-31\"",
                                "[@\"2019-01-01\"..@\"2019-12-31\"]",
                                "<= today()",
                                "-",
                                "null"));
        var policies =
                List.of(
                        "UNIQUE",
                        "FIRST",
                        "ANY",
                        "PRIORITY",
                        "COLLECT",
                        "RULE ORDER",
                        "OUTPUT ORDER",
                        "COLLECT\" aggregation=\"SUM",
                        "COLLECT\" aggregation=\"MAX",
                        "COLLECT\" aggregation=\"COUNT");
        var random = new Random(11);
        for (var round = 0; round < 60; round++) {
            var policy = policies.get(round % policies.size());
            var rules = new StringBuilder();
            var count = 1 + random.nextInt(9);
            for (var r = 0; r < count; r++) {
                rules.append("<rule>");
                for (var column : cells) {
                    rules.append("<inputEntry><text>")
                            .append(column.get(random.nextInt(column.size())).replace("<", "&lt;"))
                            .append("</text></inputEntry>");
                }
                rules.append("<outputEntry><text>")
                        .append(
                                random.nextInt(12) == 0
                                        ? "number of guardians"
                                        : 1 + random.nextInt(4))
                        .append("</text></outputEntry></rule>");
            }
            var model =
                    Models.model(
                            INPUTS
                                    + "<decision name=\"age\" id=\"age\"><variable name=\"age\"/>"
                                    + NEEDS
                                    + "<literalExpression><text>years and months duration(birth date, today()).years</text></literalExpression></decision>"
                                    + "<decision name=\"x\" id=\"x\"><variable name=\"x\"/>"
                                    + NEEDS
                                    + "<informationRequirement><requiredDecision href=\"#age\"/></informationRequirement><decisionTable hitPolicy=\""
                                    + policy
                                    + "\">"
                                    + List.of(
                                                    "age",
                                                    "home municipality",
                                                    "non-disclosure order",
                                                    "decided start",
                                                    "number of guardians",
                                                    "birth date")
                                            .stream()
                                            .map(it ->
                                                    "<input><inputExpression><text>"
                                                            + it
                                                            + "</text></inputExpression></input>")
                                            .reduce("", String::concat)
                                    + "<output><outputValues><text>3, 1, 2, 4, 0</text></outputValues></output>"
                                    + rules
                                    + "</decisionTable></decision>");
            sameAsRows(Models.compile(model).decision("x"), city(round, 400), DAY);
        }
    }
}

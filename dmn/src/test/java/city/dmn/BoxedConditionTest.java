// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import static city.dmn.Models.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Conditions of boxed expressions, and types asked for (DMN 1.5, 7.3, 10.2.2, 10.3.2.9).
class BoxedConditionTest {
    private static Outcome decide(String logic) {
        return Models.compile(
                        Models.model(
                                """
                                <itemDefinition name="tAge"><typeRef>number</typeRef><allowedValues><text>[0..120]</text></allowedValues></itemDefinition>
                                <itemDefinition name="tPerson"><itemComponent name="age"><typeRef>tAge</typeRef></itemComponent></itemDefinition>
                                <itemDefinition name="tAges" isCollection="true"><typeRef>tAge</typeRef></itemDefinition>
                                <decision id="d" name="d"><variable name="d"/>
                                """
                                        + logic
                                        + "</decision>"))
                .decision("d")
                .decide(Map.of(), DAY);
    }

    private static String literal(String element, String feel) {
        return "<"
                + element
                + "><literalExpression><text>"
                + feel
                + "</text></literalExpression></"
                + element
                + ">";
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            textBlock =
                    """
                    true,  yes,  0
                    false, no,   0
                    null,  no,   0
                    1,     null, 1
                    "a",   null, 1
                    [true],null, 1
                    """)
    void a_boxed_conditional_is_null_with_a_fault_where_its_condition_is_no_boolean(
            String condition, String value, int faults) {
        var outcome =
                decide(
                        "<conditional>"
                                + literal("if", condition == null ? "null" : condition)
                                + literal("then", "\"yes\"")
                                + literal("else", "\"no\"")
                                + "</conditional>");
        assertThat(outcome.value()).isEqualTo(value);
        assertThat(outcome.faults()).hasSize(faults);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            textBlock =
                    """
                    some  | if e = 1 then true else false  | true  | 0
                    some  | if e = 1 then true else "a"    | null  | 1
                    some  | if e = 1 then 7 else true      | null  | 1
                    some  | if e = 1 then null else true   | true  | 0
                    every | if e = 1 then false else "a"   | null  | 1
                    every | if e = 1 then true else 0      | null  | 1
                    every | if e = 1 then false else null  | false | 0
                    every | e = e                          | true  | 0
                    """)
    void a_boxed_quantified_expression_is_null_with_a_fault_where_any_condition_is_no_boolean(
            String kind, String condition, Boolean value, int faults) {
        var outcome =
                decide(
                        "<"
                                + kind
                                + " iteratorVariable=\"e\">"
                                + literal("in", "[1, 2]")
                                + literal("satisfies", condition)
                                + "</"
                                + kind
                                + ">");
        assertThat(outcome.value()).isEqualTo(value);
        assertThat(outcome.faults()).hasSize(faults);
    }

    @Test
    void written_in_feel_a_condition_that_is_no_boolean_takes_the_else_part() {
        var outcome =
                decide("<literalExpression><text>if 1 then 2 else 3</text></literalExpression>");
        assertThat(String.valueOf(outcome.value())).isEqualTo("3");
        assertThat(outcome.faults()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    130 instance of tAge                   | true
                    "a" instance of tAge                   | false
                    {age: 130} instance of tPerson         | true
                    {age: "old"} instance of tPerson       | false
                    [130, 140] instance of tAges           | true
                    [130] instance of list&lt;tAge&gt;     | true
                    [130..140] instance of range&lt;tAge&gt; | true
                    (function(a: tAge) a) instance of function&lt;number&gt; -> Any | true
                    """)
    void an_instance_is_of_a_type_whatever_the_item_definition_allows(String feel, boolean value) {
        assertThat(
                        decide("<literalExpression><text>" + feel + "</text></literalExpression>")
                                .value())
                .isEqualTo(value);
    }
}

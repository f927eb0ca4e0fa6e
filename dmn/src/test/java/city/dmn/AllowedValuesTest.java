// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import static city.dmn.Models.DAY;
import static city.dmn.Models.faults;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Allowed values of components that name their siblings.
class AllowedValuesTest {
    private static String model(String definitions, String type) {
        return Models.model(
                definitions
                        + """
                        <inputData name="s" id="s"><variable name="s" typeRef="%s"/></inputData>
                        <decision name="x" id="x"><variable name="x"/><informationRequirement><requiredInput href="#s"/></informationRequirement>
                        <literalExpression><text>if s = null then "refused" else "allowed"</text></literalExpression></decision>
                        """
                                .formatted(type));
    }

    private static String component(String name, String type, String allowed) {
        return "<itemComponent name=\"%s\"><typeRef>%s</typeRef>%s</itemComponent>"
                .formatted(
                        name,
                        type,
                        allowed.isEmpty()
                                ? ""
                                : "<allowedValues><text>"
                                        + allowed.replace("<", "&lt;")
                                        + "</text></allowedValues>");
    }

    private static Object said(String model, Object fact) {
        return Models.compile(model)
                .decision("x")
                .decide(java.util.Collections.singletonMap("s", fact), DAY)
                .value();
    }

    @Test
    void a_component_is_bounded_by_its_sibling() {
        var span = Models.read("sibling.dmn").decision("d");
        assertThat(span.decide(Map.of("s", Map.of("from", 1, "to", 5)), DAY))
                .isEqualTo(new Outcome(BigDecimal.valueOf(4), List.of()));
        var wrong = span.decide(Map.of("s", Map.of("from", 5, "to", 1)), DAY);
        assertThat(wrong.value()).isNull();
        assertThat(wrong.faults().getFirst().message()).startsWith("\"s\" is a context");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    [first day..first day + 10] | 1 | 11 | allowed
                    [first day..first day + 10] | 1 | 12 | refused
                    ? > first day and ? < 100   | 1 | 2  | allowed
                    ? > first day and ? < 100   | 1 | 100 | refused
                    not(first day)              | 1 | 1  | refused
                    first day, first day + 1    | 1 | 2  | allowed
                    """)
    void tests_of_any_form_may_name_a_sibling_of_several_words(
            String allowed, int first, int last, String said) {
        var definition =
                "<itemDefinition name=\"t\">"
                        + component("last day", "number", allowed)
                        + component("first day", "number", "")
                        + "</itemDefinition>";
        assertThat(said(model(definition, "t"), Map.of("first day", first, "last day", last)))
                .isEqualTo(said);
    }

    @Test
    void each_of_a_list_is_asked_and_each_definition_below_another_has_its_own_siblings() {
        var definition =
                """
                <itemDefinition name="t" isCollection="true"><itemComponent name="most"><typeRef>number</typeRef></itemComponent>
                <itemComponent name="given" isCollection="true"><typeRef>number</typeRef><allowedValues><text>&lt;= most</text></allowedValues></itemComponent>
                </itemDefinition>
                """;
        assertThat(said(model(definition, "t"), List.of(Map.of("most", 3, "given", List.of(1, 3)))))
                .isEqualTo("allowed");
        assertThat(
                        said(
                                model(definition, "t"),
                                List.of(
                                        Map.of("most", 3, "given", List.of(1, 3)),
                                        Map.of("most", 3, "given", List.of(1, 4)))))
                .isEqualTo("refused");
        var nested =
                "<itemDefinition name=\"t\"><itemComponent name=\"inner\">"
                        + component("a", "number", "")
                        + component("b", "number", "> a")
                        + "</itemComponent></itemDefinition>";
        assertThat(said(model(nested, "t"), Map.of("inner", Map.of("a", 1, "b", 2))))
                .isEqualTo("allowed");
        assertThat(said(model(nested, "t"), Map.of("inner", Map.of("a", 2, "b", 2))))
                .isEqualTo("refused");
    }

    @Test
    void a_sibling_that_is_called_like_a_function_does_not_hide_it() {
        var definition =
                "<itemDefinition name=\"t\">"
                        + component("count", "number", "")
                        + component("all", "string", "string length(?) > 1, count([?]) > 1")
                        + "</itemDefinition>";
        assertThat(said(model(definition, "t"), Map.of("count", 1, "all", "ab")))
                .isEqualTo("allowed");
    }

    @Test
    void a_missing_component_is_allowed_and_an_unknown_name_told() {
        var definition =
                "<itemDefinition name=\"t\">"
                        + component("from", "number", "")
                        + component("to", "number", ">= from")
                        + "</itemDefinition>";
        var fact = new java.util.HashMap<String, Object>(Map.of("from", 1));
        fact.put("to", null);
        assertThat(said(model(definition, "t"), fact)).isEqualTo("allowed");
        assertThat(
                        faults(
                                DmnModel.compile(
                                        model(definition.replace(">= from", ">= form"), "t"),
                                        "m.dmn")))
                .singleElement()
                .asString()
                .contains(
                        "item definition \"t\", component \"to\", allowed values: unknown name \"form\"");
    }
}

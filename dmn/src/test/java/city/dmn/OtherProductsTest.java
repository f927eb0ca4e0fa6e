// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import static city.dmn.Models.DAY;
import static city.dmn.Models.faults;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files as other products write them: their own types, decisions that are only drawn.
class OtherProductsTest {
    private static String typed(String type) {
        return Models.model(
                """
                <inputData name="a" id="a"><variable name="a" typeRef="%s"/></inputData>
                <decision name="x" id="x"><variable name="x" typeRef="%s"/><informationRequirement><requiredInput href="#a"/></informationRequirement>
                <decisionTable hitPolicy="FIRST"><input><inputExpression typeRef="%s"><text>a</text></inputExpression></input><output typeRef="%s"/>
                <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>a</text></outputEntry></rule></decisionTable></decision>
                """
                        .formatted(type, type, type, type));
    }

    @ParameterizedTest
    @CsvSource({
        "integer, number",
        "long, number",
        "double, number",
        "Integer, number",
        "java.lang.Double, number",
        "feel:int, number",
        "xsd:decimal, number",
        "text, string",
        "String, string",
        "bool, boolean",
        "datetime, date and time"
    })
    void a_foreign_type_is_told_in_one_sentence_and_can_be_mapped(String foreign, String feel) {
        var model = typed(foreign);
        assertThat(faults(DmnModel.compile(model, "m.dmn")))
                .singleElement()
                .asString()
                .startsWith("m.dmn:2:")
                .endsWith(
                        "\"%s\" is a type of other products, not of FEEL; expected %s, or the switch --map-types (Options.mappingTypes), which takes it for that"
                                .formatted(foreign.replaceFirst("^.*:", ""), feel));
        var mapped =
                DmnModel.compile(Map.of("m.dmn", model), "m.dmn", Options.SERVICE.mappingTypes())
                        .orThrow();
        assertThat(mapped.inputs()).extracting(it -> it.type().toString()).containsExactly(feel);
    }

    @Test
    void foreign_types_are_mapped_inside_lists_too_and_never_in_place_of_the_models_own() {
        var model =
                Models.model(
                        """
                        <itemDefinition name="integer"><typeRef>string</typeRef></itemDefinition>
                        <inputData name="a" id="a"><variable name="a" typeRef="list&lt;long&gt;"/></inputData>
                        <inputData name="b" id="b"><variable name="b" typeRef="integer"/></inputData>
                        """);
        var mapped =
                DmnModel.compile(Map.of("m.dmn", model), "m.dmn", Options.SERVICE.mappingTypes())
                        .orThrow();
        assertThat(mapped.inputs())
                .extracting(it -> it.type().bare().toString())
                .containsExactly("list<number>", "string");
    }

    private static final String DRAWN =
            Models.model(
                    """
                    <inputData name="born" id="b"><variable name="born" typeRef="date"/></inputData>
                    <decision name="risk" id="r"><variable name="risk" typeRef="string"/><informationRequirement><requiredInput href="#b"/></informationRequirement></decision>
                    <decision name="answer" id="a"><variable name="answer"/><informationRequirement><requiredDecision href="#r"/></informationRequirement>
                    <decisionTable hitPolicy="FIRST"><input><inputExpression typeRef="string"><text>risk</text></inputExpression></input><output typeRef="string"/>
                    <rule><inputEntry><text>"high"</text></inputEntry><outputEntry><text>"person"</text></outputEntry></rule>
                    <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>"met"</text></outputEntry></rule></decisionTable></decision>
                    """);

    @Test
    void a_decision_without_logic_is_given_its_answer_as_a_fact() {
        var model = Models.compile(DRAWN);
        assertThat(model.inputs()).extracting(Input::name).containsExactly("born", "risk");
        assertThat(model.decisions()).containsExactly("risk", "answer");
        assertThat(model.decide(Map.of("risk", "high"), DAY))
                .isEqualTo(new Outcome(Map.of("risk", "high", "answer", "person"), List.of()));
        assertThat(model.decision("answer").nextChange(Map.of("risk", "high"), DAY))
                .isEqualTo(new NextChange.Never());
        assertThat(
                        model.decision("answer")
                                .explain(Map.of("risk", "low"), DAY)
                                .trace()
                                .find("risk"))
                .isEqualTo(new Trace.Step("risk", Map.of("risk", "low"), "low", List.of()));
    }

    @Test
    void a_function_that_is_only_drawn_is_a_fault_only_where_logic_needs_it() {
        var drawn =
                """
                <businessKnowledgeModel name="f" id="f"><variable name="f"/></businessKnowledgeModel>
                <decision name="x" id="x"><variable name="x"/><knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>%s</decision>
                """;
        assertThat(DmnModel.compile(Models.model(drawn.formatted("")), "m.dmn").faults()).isEmpty();
        assertThat(
                        DmnModel.compile(
                                        Models.model(
                                                drawn.formatted(
                                                        "<literalExpression><text>f()</text></literalExpression>")),
                                        "m.dmn")
                                .faults())
                .extracting(Fault::message)
                .containsExactly("needs \"f\", which has no logic");
    }

    @Test
    void the_answer_that_is_given_must_be_of_the_decisions_type_and_there() {
        var answer = Models.compile(DRAWN).decision("answer");
        assertThat(answer.decide(Map.of(), DAY).faults())
                .extracting(Fault::message)
                .containsExactly(
                        "the decision has no logic, and no answer is given as a fact of its name");
        assertThat(answer.decide(Map.of("risk", 3), DAY).faults())
                .extracting(Fault::message)
                .first()
                .asString()
                .contains("\"risk\" is a number that its type string does not allow");
    }

    @Test
    void a_whole_column_of_given_answers_decides_like_one_after_the_other() {
        var answer = Models.compile(DRAWN).decision("answer");
        var columns =
                new Columns(
                        3,
                        Map.of(
                                "risk",
                                new Column.Codes(
                                        Column.Whole.of(new int[] {0, 1, 0}),
                                        List.of("high", "low"),
                                        new long[] {4})));
        var answers = answer.decideAll(columns, LocalDate.of(2026, 3, 2));
        assertThat(answers.value(0)).isEqualTo("person");
        assertThat(answers.value(1)).isEqualTo("met");
        assertThat(answers.faulty()).containsExactly(4);
    }
}

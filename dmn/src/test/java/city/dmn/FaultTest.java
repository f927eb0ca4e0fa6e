// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import static city.dmn.Models.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void every_fault_of_a_model_is_told_with_its_place() {
        var faulty =
                DmnModel.compile(
                        """
                        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="t" namespace="t">
                        <inputData name="age" id="a"><variable name="age" typeRef="number"/></inputData>
                        <decision name="due" id="due"><variable name="due"/>
                        <informationRequirement><requiredInput href="#a"/></informationRequirement>
                        <decisionTable>
                        <input><inputExpression><text>agee</text></inputExpression></input>
                        <output name="answer"/>
                        <rule><inputEntry><text>&gt;= </text></inputEntry><outputEntry><text>"met"</text></outputEntry></rule>
                        <rule><inputEntry><text>1</text></inputEntry><outputEntry><text>"met</text></outputEntry></rule>
                        </decisionTable></decision>
                        </definitions>
                        """,
                        "rules.dmn");
        assertThat(faulty.faults().stream().map(Fault::toString))
                .containsExactly(
                        "rules.dmn:6:31: decision \"due\", input column 1: unknown name \"agee\"; expected one of age",
                        "rules.dmn:8:28: decision \"due\", rule 1, column \"agee\": the expression ends too early; expected an expression",
                        "rules.dmn:9:65: decision \"due\", rule 2, output \"answer\": the string does not end; expected \"");
    }

    @Test
    void a_document_type_is_refused_so_that_nothing_outside_is_read() {
        var compilation =
                DmnModel.compile(
                        """
                        <!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="&x;" namespace="t"/>
                        """,
                        "evil.dmn");
        assertThat(compilation.faults().stream().map(Fault::message))
                .containsExactly("a document type (DOCTYPE) is not allowed in a model");
    }

    @Test
    void now_is_refused_in_a_rule() {
        assertThat(
                        DmnModel.compile(Models.expression("now()"), "r.dmn").faults().stream()
                                .map(Fault::message))
                .containsExactly("now() may not be used in this rule");
    }

    @Test
    void an_iteration_without_end_is_stopped_with_a_fault() {
        var outcome = decide("some a in 1..100000, b in 1..100000 satisfies a < 0");
        assertThat(outcome.value()).isNull();
        assertThat(outcome.faults().getLast().message()).startsWith("stopped after 5000000 steps");
    }

    @Test
    void a_recursion_without_end_is_stopped_with_a_fault() {
        var model =
                Models.compile(
                        Models.model(
                                """
                                <businessKnowledgeModel name="f" id="f"><variable name="f"/>
                                <encapsulatedLogic><formalParameter name="n"/><literalExpression><text>f(n + 1)</text></literalExpression></encapsulatedLogic>
                                <knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement></businessKnowledgeModel>
                                <decision name="x" id="x"><knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>
                                <literalExpression><text>f(1)</text></literalExpression></decision>
                                """));
        var outcome = model.decision("x").decide(Map.of(), DAY);
        assertThat(outcome.faults().getLast().message()).startsWith("stopped at 400 nested calls");
    }

    @Test
    void a_pattern_that_goes_back_and_forth_for_ever_is_stopped() {
        var outcome =
                decide(
                        "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\", \"(a|aa)+\\\\1c\")");
        assertThat(outcome.faults().getLast().message()).startsWith("stopped after");
    }

    @Test
    void deep_nesting_is_refused_when_it_is_read() {
        var compilation =
                DmnModel.compile(
                        Models.expression("(".repeat(5000) + "1" + ")".repeat(5000)), "deep.dmn");
        assertThat(compilation.faults().getFirst().message()).startsWith("nested deeper than");
    }

    private static Outcome decide(String feel) {
        return Models.compile(Models.expression(feel)).decision("x").decide(Map.of(), DAY);
    }
}

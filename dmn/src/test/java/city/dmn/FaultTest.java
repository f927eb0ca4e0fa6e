// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import static city.dmn.Models.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {f: function(g, s, n) if n = 0 then s else g(g, s + s, n - 1), r: f(f, "x", 60)}.r           | stopped after making 250 MB
                    {f: function(g, s, n) if n = 0 then s else g(g, concatenate(s, s), n - 1), r: f(f, [1], 60)}.r | stopped: a list or context of more
                    {f: function(g, s, n) if n = 0 then s else g(g, [s, s], n - 1), r: f(f, [1], 60)}.r          | stopped: a list or context of more
                    {f: function(g, s, n) if n = 0 then s else g(g, {a: s, b: s}, n - 1), r: f(f, 1, 60)}.r      | stopped: a list or context of more
                    {f: function(g, s, n) if n = 0 then s else g(g, [s], n - 1), r: f(f, 1, 300)}.r              | stopped: lists and contexts nested deeper
                    {s: string join(for i in 1..100000 return "aaaaa"), r: replace(s, "a", s)}.r        | stopped after making 250 MB
                    {s: string join(for i in 1..100000 return "aaaaa"), r: for i in 1..9999 return string length(s)}.r | stopped after 5000000 steps
                    {l: for i in 1..100000 return i, r: for i in 1..100000 return index of(l, -1)}.r    | stopped after 5000000 steps
                    {l: for i in 1..100000 return [i], r: distinct values(l)}.r                         | stopped after 5000000 steps
                    {l: for i in 1..300000 return i, r: for i in 1..100000 return l = l}.r              | stopped after 5000000 steps
                    count(for a in 1..100000, b in 1..100000 return a)                                  | stopped: a list or context of more
                    for i in 1..3000 return partial                                                     | stopped: a list or context of more
                    some i in 1..5000000 satisfies exp(i / 1000000) = 0                                 | stopped after 5000000 steps
                    """)
    void what_grows_or_costs_without_end_is_stopped_with_a_fault(String feel, String told) {
        var outcome = decide(feel);
        assertThat(outcome.value()).isNull();
        assertThat(outcome.faults().getLast().message()).startsWith(told);
    }

    @ParameterizedTest
    @MethodSource("tooDeep")
    void what_is_too_deep_or_too_entangled_is_refused_when_it_is_read(String feel, String told) {
        var compilation = DmnModel.compile(Models.expression(feel), "deep.dmn");
        assertThat(compilation.faults().getFirst().message()).startsWith(told);
    }

    static Stream<Arguments> tooDeep() {
        return Stream.of(
                Arguments.of("not(".repeat(5000) + "true" + ")".repeat(5000), "nested deeper than"),
                Arguments.of("if true then ".repeat(5000), "nested deeper than"),
                Arguments.of("-".repeat(5000) + "1", "nested deeper than"),
                Arguments.of(
                        "{a: 1, r: " + "a + ".repeat(50_000) + "a}.r",
                        "the expression is nested too deep"),
                Arguments.of(
                        "{a: [1], r: a" + "[1]".repeat(5000) + "}.r",
                        "the expression is nested too deep"),
                Arguments.of("1 in (".repeat(150) + "1 +" + ")".repeat(150), "too entangled"));
    }

    @Test
    void a_chain_of_fifty_thousand_conditions_is_evaluated() {
        assertThat(decide("{a: 1, r: " + "a = 2 or ".repeat(50_000) + "a = 1}.r"))
                .isEqualTo(new Outcome(true, java.util.List.of()));
    }

    private static Outcome decide(String feel) {
        return Models.compile(Models.expression(feel)).decision("x").decide(Map.of(), DAY);
    }
}

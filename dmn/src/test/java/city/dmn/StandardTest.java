// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import static city.dmn.Models.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import city.dmn.feel.Text;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parts of the standard that the selection of the compatibility kit does not reach.
class StandardTest {
    private static final Options STANDARD =
            Options.standard(Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    [1, 2] instance of list<number>                                | true
                    [1, "a"] instance of list<number>                              | false
                    {a: 1} instance of context<a: number>                          | true
                    {a: "x"} instance of context<a: number>                        | false
                    [1..2] instance of range<number>                               | true
                    (function(a: number) a) instance of function<number> -> Any    | true
                    null instance of Null                                          | true
                    null instance of number                                        | false
                    @"P1Y" instance of years and months duration                   | true
                    context merge([{a: 1}, {b: 2}, {a: 3}])                        | {a: 3, b: 2}
                    sort([3, 1, 2], function(x, y) x < y)                          | [1, 2, 3]
                    union([1, 2], [2, 3])                                          | [1, 2, 3]
                    distinct values([1, 2, 1])                                     | [1, 2]
                    flatten([1, [2, [3]]])                                         | [1, 2, 3]
                    index of([1, 2, 1], 1)                                         | [1, 3]
                    reverse([1, 2, 3])                                             | [3, 2, 1]
                    sublist([1, 2, 3], -2)                                         | [2, 3]
                    median([8, 2, 5, 3, 4])                                        | 4
                    replace("abcd", "(b)(c)?", "[1=$1][2=$2]")                     | a[1=b][2=c]d
                    matches("foobar", "^fo*b")                                     | true
                    split("John Doe", "\\\\s")                                     | ["John", "Doe"]
                    number("1 000,0", " ", ",")                                    | 1000.0
                    day of year(@"2019-09-17")                                     | 260
                    week of year(@"2005-01-01")                                    | 53
                    before([1..5), 5)                                              | true
                    overlaps([1..5], [3..8])                                       | true
                    coincides([1..5], [1..5])                                      | true
                    meets([1..5], [5..8])                                          | true
                    round half up(-5.5, 0)                                         | -6
                    decimal(2.5, 0)                                                | 2
                    exp(0)                                                         | 1
                    string(@"2020-01-31" + @"P1M")                                 | 2020-02-29
                    @"2024-02-29" - @"P1Y"                                         | 2023-02-28
                    for i in 1..3 return if i = 1 then 1 else i * partial[-1]      | [1, 2, 6]
                    for d in @"2026-01-30"..@"2026-02-01" return d.day             | [30, 31, 1]
                    every x in [1, 2] satisfies some y in [2, 3] satisfies x < y   | true
                    {f: function(x) x * 2, y: f(4)}.y                              | 8
                    [{a: 1, b: 2}, {a: 3, b: 4}][a > 1].b                          | [4]
                    is(@"10:00:00+01:00", @"09:00:00Z")                            | false
                    range("[18..21)")                                              | [18..21)
                    if 1 > null then "a" else "b"                                  | b
                    10 ** -2                                                       | 0.01
                    2 ** 0.5 > 1.41421356 and 2 ** 0.5 < 1.41421357                | true
                    """)
    void feel_says(String expression, String value) {
        var model =
                DmnModel.compile(Map.of("x", Models.expression(expression)), "x", STANDARD)
                        .orThrow();
        assertThat(Text.of(model.decision("x").decide(Map.of(), DAY).value())).isEqualTo(value);
    }

    @Test
    void a_model_uses_types_functions_and_decisions_of_a_model_that_it_imports() {
        var imported =
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="base" namespace="urn:base">
                <itemDefinition name="tAge"><typeRef>number</typeRef></itemDefinition>
                <inputData name="born" id="b"><variable name="born" typeRef="date"/></inputData>
                <decision name="age" id="age"><variable name="age" typeRef="tAge"/>
                <informationRequirement><requiredInput href="#b"/></informationRequirement>
                <literalExpression><text>today().year - born.year</text></literalExpression></decision>
                <businessKnowledgeModel name="twice" id="twice"><variable name="twice"/>
                <encapsulatedLogic><formalParameter name="n" typeRef="tAge"/><literalExpression><text>n * 2</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
                </definitions>
                """;
        var model =
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="main" namespace="urn:main">
                <import name="base" namespace="urn:base" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
                <decision name="double" id="d"><variable name="double" typeRef="base.tAge"/>
                <informationRequirement><requiredDecision href="urn:base#age"/></informationRequirement>
                <knowledgeRequirement><requiredKnowledge href="urn:base#twice"/></knowledgeRequirement>
                <literalExpression><text>base.twice(base.age)</text></literalExpression></decision>
                </definitions>
                """;
        var compiled =
                DmnModel.compile(
                                Map.of("main.dmn", model, "base.dmn", imported),
                                "main.dmn",
                                Options.SERVICE)
                        .orThrow();
        assertThat(
                        compiled.decision("double")
                                .decide(
                                        Map.of("base.born", java.time.LocalDate.of(2000, 1, 1)),
                                        DAY))
                .isEqualTo(new Outcome(new java.math.BigDecimal(52), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd, http://www.omg.org/spec/FEEL/20140401",
        "http://www.omg.org/spec/DMN/20180521/MODEL/, http://www.omg.org/spec/DMN/20180521/FEEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/, https://www.omg.org/spec/DMN/20191111/FEEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/, https://www.omg.org/spec/DMN/20211108/FEEL/"
    })
    void older_files_are_read_with_their_prefixed_types(String dmn, String feel) {
        var model =
                """
                <dmn:definitions xmlns:dmn="%s" xmlns:feel="%s" name="t" namespace="t">
                <dmn:inputData name="age" id="a"><dmn:variable name="age" typeRef="feel:number"/></dmn:inputData>
                <dmn:decision name="x" id="x"><dmn:variable name="x" typeRef="feel:string"/>
                <dmn:informationRequirement><dmn:requiredInput href="#a"/></dmn:informationRequirement>
                <dmn:decisionTable hitPolicy="OUTPUT ORDER"><dmn:input><dmn:inputExpression typeRef="feel:number"><dmn:text>age</dmn:text></dmn:inputExpression></dmn:input>
                <dmn:output typeRef="feel:string"><dmn:outputValues><dmn:text>"b","a"</dmn:text></dmn:outputValues></dmn:output>
                <dmn:rule><dmn:inputEntry><dmn:text>&gt; 5</dmn:text></dmn:inputEntry><dmn:outputEntry><dmn:text>"a"</dmn:text></dmn:outputEntry></dmn:rule>
                </dmn:decisionTable></dmn:decision></dmn:definitions>
                """
                        .formatted(dmn, feel);
        assertThat(Models.compile(model).decision("x").decide(Map.of("age", 6), DAY).value())
                .isEqualTo("a");
    }

    @Test
    void a_java_function_is_refused_with_its_place() {
        var model =
                Models.model(
                        """
                        <businessKnowledgeModel name="f" id="f"><variable name="f"/><encapsulatedLogic kind="Java"><formalParameter name="n"/>
                        <context/></encapsulatedLogic></businessKnowledgeModel>
                        """);
        assertThat(DmnModel.compile(model, "m.dmn").faults().stream().map(Fault::message))
                .containsExactly("functions of kind Java are switched off");
    }

    @Test
    void circular_requirements_are_a_fault() {
        var model =
                Models.model(
                        """
                        <decision name="a" id="a"><variable name="a"/><informationRequirement><requiredDecision href="#b"/></informationRequirement><literalExpression><text>b</text></literalExpression></decision>
                        <decision name="b" id="b"><variable name="b"/><informationRequirement><requiredDecision href="#a"/></informationRequirement><literalExpression><text>a</text></literalExpression></decision>
                        """);
        assertThat(DmnModel.compile(model, "m.dmn").faults().stream().map(Fault::message))
                .containsExactly("the requirements go in a circle");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    1 / 0                     | null | 1
                    -("a")                    | null | 1
                    date("2026-02-30")        | null | 1
                    date("2026-08-01").year   | 2026 | 0
                    -(2 + 3) * 2              | -10  | 0
                    today() - @"P1D"          | 2026-03-01 | 0
                    """)
    void what_is_computed_once_for_all_cases_keeps_its_faults_for_each(
            String feel, String value, int faults) {
        var outcome =
                DmnModel.compile(Map.of("x.dmn", Models.expression(feel)), "x.dmn", STANDARD)
                        .orThrow()
                        .decision("x")
                        .decide(Map.of(), DAY);
        assertThat(String.valueOf(outcome.value())).isEqualTo(value);
        assertThat(outcome.faults()).hasSize(faults);
    }

    @Test
    void all_decisions_of_a_model_are_made_in_one_evaluation() {
        var model = Models.compile(PrePrimary.RULE);
        var facts = Map.of("birth date", java.time.LocalDate.of(2020, 5, 1));
        var all = model.decide(facts, DAY);
        for (var name : model.decisions()) {
            assertThat(all.get(name)).isEqualTo(model.decision(name).decide(facts, DAY).value());
        }
        assertThat(model.explain(facts, DAY).outcome()).isEqualTo(all);
    }
}

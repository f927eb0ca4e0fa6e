// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import static city.dmn.Models.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Functions of Java (DMN 1.5, 10.3.2.13.3): off unless the class is named.
class ExternalFunctionTest {
    private static final Options MATH =
            Options.SERVICE.withJava(Set.of("java.lang.Math", "java.lang.String"));

    private static Compilation compile(String feel, Options options) {
        return DmnModel.compile(Map.of("x.dmn", Models.expression(feel)), "x.dmn", options);
    }

    private static String call(String type, String method, String arguments) {
        return "{f: function(a: "
                + type
                + ") external {java: {class: \"java.lang.Math\", method signature: \""
                + method
                + "\"}}, r: f("
                + arguments
                + ")}.r";
    }

    @Test
    void is_refused_by_default_with_its_place() {
        var faults =
                ((Compilation.Faulty) compile(call("number", "abs(int)", "-3"), Options.SERVICE))
                        .faults();
        assertThat(faults.stream().map(Fault::message))
                .contains("functions of kind Java are switched off");
    }

    @Test
    void a_class_that_is_not_named_is_refused() {
        var feel =
                "(function() external {java: {class: \"java.lang.System\", method signature: \"nanoTime()\"}})()";
        assertThat(((Compilation.Faulty) compile(feel, MATH)).faults().stream().map(Fault::message))
                .contains("the class java.lang.System may not be called");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    abs(int)                | -3    | 3
                    cos(double)             | 0     | 1.0
                    abs(int)                | 0.5   |
                    abs(int)                | null  |
                    absExact(int)           | -2147483648 |
                    """)
    void numbers_go_in_and_out_and_what_goes_wrong_is_a_fault(
            String method, String argument, String result) {
        var outcome =
                compile(call("number", method, argument), MATH)
                        .orThrow()
                        .decision("x")
                        .decide(Map.of(), DAY);
        assertThat(outcome.value()).isEqualTo(result == null ? null : new BigDecimal(result));
        assertThat(outcome.faults()).hasSize(result == null ? 1 : 0);
    }

    @Test
    void a_method_that_is_not_there_is_told_when_the_model_is_compiled() {
        assertThat(
                        ((Compilation.Faulty) compile(call("number", "nothing(int)", "1"), MATH))
                                .faults().stream().map(Fault::message))
                .contains("there is no public method nothing(int) in java.lang.Math");
    }

    @Test
    void a_business_knowledge_model_may_be_java() {
        var model =
                Models.model(
                        """
                        <businessKnowledgeModel name="larger" id="larger"><variable name="larger"/>
                        <encapsulatedLogic kind="Java"><formalParameter name="a" typeRef="number"/><formalParameter name="b" typeRef="number"/>
                        <context><contextEntry><variable name="class"/><literalExpression><text>"java.lang.Math"</text></literalExpression></contextEntry>
                        <contextEntry><variable name="method signature"/><literalExpression><text>"max(long, long)"</text></literalExpression></contextEntry></context>
                        </encapsulatedLogic></businessKnowledgeModel>
                        <decision name="x" id="x"><variable name="x"/><knowledgeRequirement><requiredKnowledge href="#larger"/></knowledgeRequirement>
                        <literalExpression><text>larger(3, 7)</text></literalExpression></decision>
                        """);
        var compiled = DmnModel.compile(Map.of("x.dmn", model), "x.dmn", MATH).orThrow();
        assertThat(compiled.decision("x").decide(Map.of(), DAY))
                .isEqualTo(new Outcome(BigDecimal.valueOf(7), List.of()));
        assertThat(DmnModel.compile(Map.of("x.dmn", model), "x.dmn", Options.SERVICE))
                .isInstanceOf(Compilation.Faulty.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "bar"          | foo bar
                    5              | foo 5
                    ["bar"]        | foo bar
                    ["bar", "baz"] | foo bar
                    """)
    void one_value_stands_where_java_wants_an_array(String argument, String result) {
        var feel =
                "{f: function(s, n) external {java: {class: \"java.lang.String\", method signature:"
                        + " \"format(java.lang.String, [Ljava.lang.Object;)\"}}, r: f(\"foo %s\", "
                        + argument
                        + ")}.r";
        assertThat(compile(feel, MATH).orThrow().decision("x").decide(Map.of(), DAY))
                .isEqualTo(new Outcome(result, List.of()));
    }

    @Test
    void an_array_is_named_as_java_writes_it_too() {
        for (var array :
                List.of("[Ljava.lang.Object;", "java.lang.Object[]", "java.lang.Object...")) {
            var feel =
                    "(function(s, n) external {java: {class: \"java.lang.String\", method signature:"
                            + " \"format(java.lang.String, %s)\"}})(\"<%%s>\", 1)".formatted(array);
            assertThat(compile(feel, MATH).orThrow().decision("x").decide(Map.of(), DAY).value())
                    .isEqualTo("<1>");
        }
    }

    @Test
    void a_list_of_one_stands_where_java_wants_one_value() {
        var outcome =
                compile(call("Any", "abs(int)", "[-3]"), MATH)
                        .orThrow()
                        .decision("x")
                        .decide(Map.of(), DAY);
        assertThat(outcome).isEqualTo(new Outcome(BigDecimal.valueOf(3), List.of()));
    }
}

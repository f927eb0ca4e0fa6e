// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import static city.dmn.Models.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Business knowledge models that call themselves or each other; requirements go in no circle, so they cannot say so.
class RecursionTest {
    private static String function(String name, String parameter, String requires, String feel) {
        return """
        <businessKnowledgeModel name="%s" id="%s"><variable name="%s"/><encapsulatedLogic><formalParameter name="%s"/>
        <literalExpression><text>%s</text></literalExpression></encapsulatedLogic>%s</businessKnowledgeModel>
        """
                .formatted(
                        name,
                        name.replace(' ', '-'),
                        name,
                        parameter,
                        feel.replace("<", "&lt;"),
                        requires.isEmpty() ? "" : needs(requires));
    }

    private static String needs(String name) {
        return "<knowledgeRequirement><requiredKnowledge href=\"#%s\"/></knowledgeRequirement>"
                .formatted(name.replace(' ', '-'));
    }

    private static Outcome said(String functions, String needed, String feel) {
        return Models.compile(
                        Models.model(
                                functions
                                        + "<decision name=\"x\" id=\"x\"><variable name=\"x\"/>"
                                        + needs(needed)
                                        + "<literalExpression><text>"
                                        + feel
                                        + "</text></literalExpression></decision>"))
                .decision("x")
                .decide(Map.of(), DAY);
    }

    @Test
    void one_calls_itself() {
        assertThat(Models.read("bkm-calls-itself.dmn").decision("d").decide(Map.of(), DAY))
                .isEqualTo(new Outcome(BigDecimal.valueOf(55), List.of()));
        assertThat(
                        said(
                                function(
                                        "digit sum",
                                        "n",
                                        "",
                                        "if n < 10 then n else modulo(n, 10) + digit sum(floor(n / 10))"),
                                "digit sum",
                                "digit sum(1984)"))
                .isEqualTo(new Outcome(BigDecimal.valueOf(22), List.of()));
    }

    @Test
    void two_or_three_call_each_other() {
        var two =
                function("is even", "n", "is odd", "if n = 0 then true else is odd(n - 1)")
                        + function("is odd", "n", "", "if n = 0 then false else is even(n - 1)");
        assertThat(said(two, "is even", "is even(7)")).isEqualTo(new Outcome(false, List.of()));
        var three =
                function("a", "n", "b", "if n < 1 then \"a\" else b(n - 1)")
                        + function("b", "n", "c", "if n < 1 then \"b\" else c(n - 1)")
                        + function("c", "n", "", "if n < 1 then \"c\" else a(n - 1)");
        assertThat(said(three, "a", "a(8)")).isEqualTo(new Outcome("c", List.of()));
    }

    @Test
    void a_circle_of_requirements_between_functions_is_understood_too() {
        var two =
                function("a", "n", "b", "if n < 1 then \"a\" else b(n - 1)")
                        + function("b", "n", "a", "if n < 1 then \"b\" else a(n - 1)");
        assertThat(said(two, "a", "a(3)")).isEqualTo(new Outcome("b", List.of()));
    }

    @Test
    void one_that_is_called_like_a_built_in_function_means_that_one() {
        assertThat(said(function("max", "list", "", "max(list) + 1"), "max", "max([1, 2])"))
                .isEqualTo(new Outcome(BigDecimal.valueOf(3), List.of()));
    }

    @Test
    void one_without_end_ends_with_a_fault() {
        assertThat(
                        said(function("f", "n", "", "f(n + 1)"), "f", "f(1)")
                                .faults()
                                .getLast()
                                .message())
                .startsWith("stopped at 400 nested calls");
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import static city.dmn.Models.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Facts as FEEL holds them, and what is said of names and types.
class FactsAndNamesTest {
    /// A model with one input and one decision `d` over it.
    private static String model(String input, String type, String feel) {
        return Models.model(
                """
                <itemDefinition name="tPerson"><itemComponent name="age"><typeRef>number</typeRef><allowedValues><text>[0..120]</text></allowedValues></itemComponent>
                <itemComponent name="name"><typeRef>string</typeRef></itemComponent></itemDefinition>
                <itemDefinition name="tPeople" isCollection="true"><typeRef>tPerson</typeRef></itemDefinition>
                <inputData id="i" name="%1$s"><variable name="%1$s" typeRef="%2$s"/></inputData>
                <decision id="d" name="d"><variable name="d"/><informationRequirement><requiredInput href="#i"/></informationRequirement>
                <literalExpression><text>%3$s</text></literalExpression></decision>
                """
                        .formatted(input, type, feel));
    }

    private static Outcome decide(
            String input, String type, String feel, Map<String, Object> facts) {
        return Models.compile(model(input, type, feel)).decision("d").decide(facts, DAY);
    }

    private static List<String> faults(String input, String type, String feel) {
        return DmnModel.compile(model(input, type, feel), "m.dmn").faults().stream()
                .map(Fault::message)
                .toList();
    }

    @Test
    void facts_are_rounded_to_the_34_digits_that_feel_holds() {
        var long38 = new BigDecimal("0.12345678901234567890123456789012345678");
        var outcome =
                decide(
                        "a",
                        "number",
                        "[a = 0.12345678901234567890123456789012345678, a, modulo(a, 7)]",
                        Map.of("a", long38));
        var held = new BigDecimal("0.1234567890123456789012345678901235");
        assertThat(outcome).isEqualTo(new Outcome(List.of(true, held, held), List.of()));
        assertThat(decide("a", "Any", "a[1].b", Map.of("a", List.of(Map.of("b", long38)))).value())
                .isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({"1E+99999999", "-1E+6145", "1E+2147483647"})
    void a_number_too_large_for_feel_is_refused_at_once(String number) {
        assertThatThrownBy(() -> decide("a", "number", "a", Map.of("a", new BigDecimal(number))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("digits before the point is too large: at most 6145");
        assertThatThrownBy(() -> decide("a", "number", "a", Map.of("a", BigInteger.TEN.pow(7_000))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_number_too_small_for_feel_is_nought_and_the_largest_is_itself() {
        assertThat(decide("a", "number", "a = 0", Map.of("a", new BigDecimal("1E-99999999"))))
                .isEqualTo(new Outcome(true, List.of()));
        assertThat(decide("a", "number", "a", Map.of("a", new BigDecimal("9E+6144"))).value())
                .isEqualTo(new BigDecimal("9E+6144"));
    }

    @Test
    void a_list_nested_without_end_is_refused() {
        var inside = new ArrayList<Object>();
        inside.add(inside);
        assertThatThrownBy(() -> decide("a", "Any", "a", Map.of("a", inside)))
                .hasMessageStartingWith("a list or context is nested deeper than 200");
    }

    @Test
    void an_input_that_hides_a_function_is_told_where_the_function_is_called() {
        assertThat(faults("date", "date", "date(\"2026-08-01\")"))
                .containsExactly(
                        "\"date\" is a date here and hides the function of that name; give it another name");
        assertThat(decide("date", "Any", "date(\"2026-08-01\")", Map.of("date", 1)).faults())
                .extracting(Fault::message)
                .containsExactly(
                        "\"date\" is a number here and hides the function of that name; give it another name");
    }

    @Test
    void a_name_is_the_same_whether_its_letters_are_composed_or_not() {
        var composed = "lapsen ikä";
        var apart = Normalizer.normalize(composed, Normalizer.Form.NFD);
        for (var inModel : List.of(composed, apart)) {
            for (var inText : List.of(composed, apart)) {
                for (var inFacts : List.of(composed, apart)) {
                    assertThat(decide(inModel, "number", inText + " + 1", Map.of(inFacts, 5)))
                            .isEqualTo(new Outcome(BigDecimal.valueOf(6), List.of()));
                    assertThat(
                                    decide(
                                                    "a",
                                                    "Any",
                                                    "a." + inText.substring(7),
                                                    Map.of("a", Map.of(inFacts.substring(7), 5)))
                                            .value())
                            .isEqualTo(BigDecimal.valueOf(5));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    age (years)  | age (years) + 1 | "(" may not stand in a name
                    age (years)  | age + 1         | "(" may not stand in a name
                    2nd child    | 2nd child       | it begins with "2"
                    share in %   | share in % * 2  | "%" may not stand in a name
                    # of rooms   | # of rooms      | it begins with "#"
                    """)
    void a_name_that_feel_cannot_read_is_told_where_it_is_used(
            String name, String feel, String why) {
        assertThat(faults(name, "number", feel))
                .containsExactly("FEEL cannot read the name \"" + name + "\": " + why);
        assertThat(faults(name, "number", "1 + 2")).isEmpty();
    }

    @Test
    void the_component_that_does_not_fit_its_type_is_named() {
        assertThat(
                        decide("p", "tPerson", "p", Map.of("p", Map.of("age", "old", "name", "A")))
                                .faults())
                .extracting(Fault::message)
                .containsExactly(
                        "\"p\" is a context<> that its type tPerson does not allow: its component \"age\" is a string, wanted is number");
        assertThat(
                        decide("p", "tPerson", "p", Map.of("p", Map.of("age", 130, "name", "A")))
                                .faults())
                .extracting(Fault::message)
                .containsExactly(
                        "\"p\" is a context<> that its type tPerson does not allow: its component \"age\" is not allowed: allowed is [0..120]");
        assertThat(decide("p", "tPerson", "p", Map.of("p", Map.of("age", 3))).faults())
                .extracting(Fault::message)
                .containsExactly(
                        "\"p\" is a context<> that its type tPerson does not allow: it has no component \"name\"");
        assertThat(
                        decide(
                                        "p",
                                        "tPeople",
                                        "p",
                                        Map.of(
                                                "p",
                                                List.of(
                                                        Map.of("age", 3, "name", "A"),
                                                        Map.of("age", 4, "name", 5))))
                                .faults())
                .extracting(Fault::message)
                .containsExactly(
                        "\"p\" is a list<Any> that its type tPeople does not allow: its element 2 is a context<>, wanted is tPerson: its component \"name\" is a number, wanted is string");
    }
}

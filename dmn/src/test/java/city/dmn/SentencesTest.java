// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import static city.dmn.Models.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
    private static final Map<String, String> FINNISH =
            Map.of(
                    "fact.age", "Ikä lukuvuonna",
                    "fact.home municipality", "Kotikunta",
                    "value.home municipality.091", "Helsinki",
                    "value.home municipality.049", "Espoo",
                    "answer.met", "oikeus on",
                    "answer.not met", "oikeutta ei ole");

    private final Decision due = Models.compile(PrePrimary.RULE).decision("due");
    private final Sentences finnish = new Sentences("fi", FINNISH::get);

    private static Map<String, Object> child(LocalDate born, String municipality) {
        var facts = new HashMap<String, Object>();
        facts.put("birth date", born);
        facts.put("home municipality", municipality);
        facts.put("non-disclosure order", false);
        facts.put("decided start", "ordinary");
        facts.put("number of guardians", 2);
        return facts;
    }

    @Test
    void why_is_told_in_the_citys_own_words_with_the_section_of_the_law() {
        assertThat(finnish.why(due.reasons(child(LocalDate.of(2020, 5, 1), "091"), DAY)))
                .containsExactly(
                        "Vastaus on ”oikeus on”, koska: Ikä lukuvuonna: 6; Kotikunta: Helsinki."
                                + " Peruste: 628/1998 26 a §.");
    }

    @Test
    void why_not_tells_value_what_was_asked_and_by_how_much() {
        var reasons = due.reasons(child(LocalDate.of(2018, 5, 1), "049"), DAY);
        assertThat(finnish.whyNot(reasons, 20))
                .contains(
                        "Vastaus ei ole ”oikeus on”: Ikä lukuvuonna: 8, mutta sääntö edellyttää: 6 (liikaa 2);"
                                + " Kotikunta: Espoo, mutta sääntö edellyttää: Helsinki."
                                + " Peruste: 628/1998 26 a §.");
        assertThat(finnish.whyNot(reasons, 2)).hasSize(2);
    }

    @Test
    void what_would_turn_the_answer_is_told_as_a_condition() {
        var changes =
                due.whatWouldChange(
                        child(LocalDate.of(2020, 5, 1), "049"),
                        DAY,
                        Set.of("home municipality"),
                        it -> "met".equals(it.get("answer")),
                        Duration.ofSeconds(5));
        assertThat(finnish.changes(changes))
                .containsExactly("Vastaus olisi ”oikeus on”, jos: Kotikunta: Helsinki.");
        assertThat(new Sentences("sv", _ -> null).changes(changes))
                .containsExactly("Svaret vore ”met” om: home municipality: 091.");
        assertThat(finnish.changes(new Changes(List.of(), false, "time")))
                .containsExactly("Muitakin keinoja voi olla: etsintä keskeytettiin.");
    }

    @Test
    void the_last_row_of_a_rule_asks_nothing() {
        assertThat(
                        new Sentences("en", _ -> null)
                                .why(due.reasons(child(LocalDate.of(2000, 5, 1), "091"), DAY)))
                .containsExactly("The answer is “not met”: no earlier row of the rule fits.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    >= 10.5                      | x: 8, but the rule asks for: at least 10.5 (2.5 too little)
                    < 3                          | x: 8, but the rule asks for: less than 3 (more than 5 too much)
                    [1..5]                       | x: 8, but the rule asks for: 1–5 (3 too much)
                    (1..5)                       | x: 8, but the rule asks for: more than 1 and less than 5 (more than 3 too much)
                    1, 2                         | x: 8, but the rule asks for: 1 or 2 (6 too much)
                    not(8, 9)                    | x: 8, but the rule asks for: other than 8 or 9
                    null                         | x: 8, but the rule asks for: not known
                    odd(?)                       | x: 8, but the rule asks for: “odd(?)”
                    <= limit - 3                 | x: 8, but the rule asks for: at most 4 (4 too much)
                    """)
    void each_form_of_a_cell_has_its_words(String cell, String told) {
        var model =
                Models.compile(
                        Models.model(
                                """
                                <inputData name="x" id="x"><variable name="x" typeRef="number"/></inputData>
                                <inputData name="limit" id="l"><variable name="limit" typeRef="number"/></inputData>
                                <decision name="due" id="due"><variable name="due"/>
                                <informationRequirement><requiredInput href="#x"/></informationRequirement>
                                <informationRequirement><requiredInput href="#l"/></informationRequirement>
                                <decisionTable hitPolicy="FIRST"><input><inputExpression><text>x</text></inputExpression></input><output/>
                                <rule><inputEntry><text>%s</text></inputEntry><outputEntry><text>"yes"</text></outputEntry></rule>
                                <rule><inputEntry><text>-</text></inputEntry><outputEntry><text>"no"</text></outputEntry></rule>
                                </decisionTable></decision>
                                """
                                        .formatted(cell.replace("<", "&lt;"))));
        var reasons =
                model.decision("due")
                        .reasons(
                                Map.of("x", new BigDecimal("8.0"), "limit", BigDecimal.valueOf(7)),
                                DAY);
        assertThat(new Sentences("en", _ -> null).whyNot(reasons, 5))
                .containsExactly("The answer is not “yes”: " + told + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fi | born: 1.5.2020, mutta sääntö edellyttää: 1.6.2020 tai myöhemmin (liian aikaisin, päiviä: 31)
                    sv | born: 1.5.2020, men regeln kräver: 1.6.2020 eller senare (för tidigt, dagar: 31)
                    en | born: 1 May 2020, but the rule asks for: 1 June 2020 or later (too early, days: 31)
                    """)
    void days_are_written_as_each_language_writes_them(String language, String told) {
        var reasons =
                new Reasons(
                        "no",
                        List.of(),
                        List.of(
                                new Reasons.Miss(
                                        "due",
                                        1,
                                        "",
                                        List.of(
                                                new Reasons.Condition(
                                                        "born",
                                                        LocalDate.of(2020, 5, 1),
                                                        ">= date(\"2020-06-01\")",
                                                        false,
                                                        new Reasons.Distance(
                                                                LocalDate.of(2020, 6, 1),
                                                                true,
                                                                Duration.ofDays(31)),
                                                        new Wanted.End(
                                                                LocalDate.of(2020, 6, 1),
                                                                true,
                                                                true))),
                                        List.of(),
                                        "yes",
                                        Map.of())));
        assertThat(new Sentences(language, _ -> null).whyNot(reasons, 1).getFirst()).contains(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fi", "sv"})
    void every_language_has_all_sentences_with_the_same_places(String language) throws IOException {
        var english = texts("en");
        var other = texts(language);
        assertThat(other.keySet()).isEqualTo(english.keySet());
        for (var key : english.stringPropertyNames()) {
            for (var place : List.of("{0}", "{1}", "{2}", "{3}")) {
                assertThat(other.getProperty(key).contains(place))
                        .as(key + " " + place)
                        .isEqualTo(english.getProperty(key).contains(place));
            }
        }
    }

    private static Properties texts(String language) throws IOException {
        var texts = new Properties();
        try (var in =
                Sentences.class.getResourceAsStream("sentences_" + language + ".properties")) {
            texts.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
        }
        return texts;
    }

    @Test
    void a_language_without_sentences_is_refused() {
        assertThatThrownBy(() -> new Sentences("de", _ -> null))
                .hasMessage("there are no sentences in \"de\"");
    }
}

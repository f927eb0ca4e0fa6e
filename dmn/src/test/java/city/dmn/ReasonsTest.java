// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import static city.dmn.Models.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    private final Decision due = Models.compile(PrePrimary.RULE).decision("due");

    private static Map<String, Object> child(LocalDate born) {
        var facts = new HashMap<String, Object>();
        facts.put("birth date", born);
        facts.put("home municipality", "091");
        facts.put("non-disclosure order", false);
        facts.put("decided start", "ordinary");
        facts.put("number of guardians", 2);
        return facts;
    }

    @Test
    void why_names_the_row_its_conditions_and_the_section_of_the_law() {
        var reasons = due.reasons(child(LocalDate.of(2020, 5, 1)), DAY);
        assertThat(reasons.value()).isEqualTo(Map.of("answer", "met", "reason", "turns-six"));
        assertThat(reasons.why())
                .containsExactly(
                        new Reasons.Ground(
                                "due",
                                7,
                                "",
                                List.of(
                                        new Reasons.Condition(
                                                "age",
                                                new BigDecimal(6),
                                                "6",
                                                true,
                                                null,
                                                new Wanted.Exactly(new BigDecimal(6))),
                                        new Reasons.Condition(
                                                "home municipality",
                                                "091",
                                                "\"091\"",
                                                true,
                                                null,
                                                new Wanted.Exactly("091"))),
                                Map.of("answer", "met", "reason", "turns-six"),
                                Map.of("section", "628/1998 26 a §")));
    }

    @Test
    void why_not_tells_each_failed_condition_and_by_how_much() {
        var reasons = due.reasons(child(LocalDate.of(2018, 5, 1)), DAY);
        var miss = reasons.whyNot().stream().filter(it -> it.row() == 7).findFirst().orElseThrow();
        assertThat(miss.failed())
                .containsExactly(
                        new Reasons.Condition(
                                "age",
                                new BigDecimal(8),
                                "6",
                                false,
                                new Reasons.Distance(new BigDecimal(6), true, new BigDecimal(-2)),
                                new Wanted.Exactly(new BigDecimal(6))));
        assertThat(miss.output()).isEqualTo(Map.of("answer", "met", "reason", "turns-six"));
    }

    @Test
    void a_move_to_the_city_would_turn_the_answer() {
        var facts = child(LocalDate.of(2020, 5, 1));
        facts.put("home municipality", "049");
        assertThat(
                        due.whatWouldChange(
                                facts,
                                DAY,
                                Set.of("home municipality", "decided start"),
                                met(),
                                Duration.ofSeconds(5)))
                .isEqualTo(
                        new Changes(
                                List.of(
                                        new Changes.Change(
                                                Map.of("home municipality", "091"),
                                                new Outcome(
                                                        Map.of(
                                                                "answer",
                                                                "met",
                                                                "reason",
                                                                "turns-six"),
                                                        List.of()))),
                                true,
                                ""));
    }

    @Test
    void
            a_later_start_would_turn_it_for_a_seven_year_old_of_another_city_only_together_with_the_move() {
        var facts = child(LocalDate.of(2019, 5, 1));
        facts.put("home municipality", "049");
        var changes =
                due.whatWouldChange(
                        facts,
                        DAY,
                        Set.of("home municipality", "decided start"),
                        met(),
                        Duration.ofSeconds(5));
        assertThat(changes.changes().stream().map(Changes.Change::facts))
                .containsExactly(Map.of("home municipality", "091", "decided start", "later"));
    }

    @Test
    void the_nearest_birth_date_that_would_turn_it_is_found_through_the_decisions_between() {
        var changes =
                due.whatWouldChange(
                        child(LocalDate.of(2018, 5, 1)),
                        DAY,
                        Set.of("birth date"),
                        met(),
                        Duration.ofSeconds(5));
        assertThat(changes.changes().stream().map(it -> it.facts().get("birth date")))
                .contains(LocalDate.of(2020, 1, 1));
    }

    private static java.util.function.Predicate<Outcome> met() {
        return it -> "met".equals(it.get("answer"));
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static org.assertj.core.api.Assertions.assertThat;

import city.heart.InventedCityTest;
import city.heart.casework.FlowRunner;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An invented city of 2,000 residents on its first day, nobody at the desk: both services' rounds run by
/// themselves, as the application runs them for trying out.
@InventedCityTest
class FirstRoundTest {
    @Autowired FlowRunner runner;
    @Autowired JdbcClient jdbc;

    private Map<String, Integer> counts(String sql) {
        Map<String, Integer> counts = new HashMap<>();
        jdbc.sql(sql)
                .query(rs -> {
                    counts.put(rs.getString(1), rs.getInt(2));
                });
        return counts;
    }

    @Test
    void every_place_came_out_of_a_round_that_is_proved_and_published() {
        assertThat(
                        counts(
                                        """
                                        select service || ' ' || state || ' by ' || opened_by, 1 from round.round
                                        """)
                                .keySet())
                .containsExactlyInAnyOrder(
                        "pre-primary PUBLISHED by city/demonstration",
                        "school-start PUBLISHED by city/demonstration");
        assertThat(counts("select outcome, count(*) from round.place group by outcome"))
                .isEqualTo(
                        Map.of(
                                "OFFERED",
                                counts("select 'all', count(*) from offer.offer").get("all")));
        assertThat(counts("select state, 1 from round.run")).isEqualTo(Map.of("DONE", 1));
    }

    @Test
    void all_offers_have_left_and_only_few_families_are_with_a_person() {
        var states = counts("select state, count(*) from offer.offer group by state");
        assertThat(states.keySet()).isSubsetOf("OPEN", "ACCEPTED", "READY", "DECIDED");
        var handler = counts("select handler, count(*) from casework.case_file group by handler");
        assertThat(handler.get("RUNNING")).isGreaterThan(handler.getOrDefault("PERSON", 0));
        var asked = counts("select kind, count(*) from casework.task group by kind");
        assertThat(asked).containsKeys("RULE", "ORDER").doesNotContainKeys("NO_UNIT", "ALARM");
    }

    @Test
    void another_run_on_the_same_day_changes_nothing() {
        assertThat(runner.run()).isEqualTo(new FlowRunner.RunOutcome(0, 0, 0, Map.of()));
        assertThat(counts("select state, 1 from round.round")).isEqualTo(Map.of("PUBLISHED", 1));
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static org.assertj.core.api.Assertions.assertThat;

import city.heart.SmallCity;
import city.heart.casework.FlowRunner;
import city.heart.education.EducationLoad;
import city.heart.register.RegisterLoad;
import city.heart.unit.UnitImport;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// An invented city of 2,000 residents on its first day, nobody at the desk: both services' rounds run by
/// themselves, as the application runs them for trying out.
@SpringBootTest(
        properties = {
            "city.jobs.enabled=false",
            "city.clock.first-day=2026-02-17",
            "city.placement.first-round=publish"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstRoundTest {
    @Autowired RegisterLoad register;
    @Autowired EducationLoad education;
    @Autowired UnitImport placement;
    @Autowired FlowRunner runner;
    @Autowired JdbcClient jdbc;
    @Autowired Environment environment;

    /// The database goes away once, while the first draft is made.
    @BeforeAll
    void runTheFirstDay(@TempDir Path work) {
        SmallCity.load(work, register, placement, education);
        endTheSessionOfTheFirstDraft();
        runner.run();
        assertThat(counts("select state, 1 from round.run")).doesNotContainKey("FAILED");
        assertThat(jdbc.sql("select is_called from round.ended_once").query(Boolean.class).single())
                .isTrue();
        runner.run();
    }

    private void endTheSessionOfTheFirstDraft() {
        var owner =
                JdbcClient.create(
                        new DriverManagerDataSource(
                                environment.getRequiredProperty("spring.datasource.url"),
                                environment.getRequiredProperty("city.database.owner-user"),
                                environment.getRequiredProperty("city.database.owner-password")));
        owner.sql("create sequence round.ended_once").update();
        owner.sql("grant usage, select on sequence round.ended_once to public").update();
        owner.sql(
                        """
                        create function round.end_once() returns trigger language plpgsql as $$
                        begin
                            if nextval('round.ended_once') = 1 then
                                perform pg_terminate_backend(pg_backend_pid());
                            end if;
                            return new;
                        end $$
                        """)
                .update();
        owner.sql(
                        """
                        create trigger end_once before update on round.run for each row
                          when (new.state = 'SOLVING') execute function round.end_once()
                        """)
                .update();
    }

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
        assertThat(runner.run()).isEqualTo(new FlowRunner.Taken(0, 0, 0, Map.of()));
        assertThat(counts("select state, 1 from round.round")).isEqualTo(Map.of("PUBLISHED", 1));
    }
}

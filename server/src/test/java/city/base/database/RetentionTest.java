// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.CityClock;
import city.base.shared.CityTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the parts of education and usage erase, with the clock moved on by six years. What `offer` erases has
/// its own test, and so has every table whose comment names a period.
@SpringBootTest(properties = {"city.clock.first-day=2026-03-18", "city.jobs.enabled=false"})
class RetentionTest {
    private static final String ROWS =
            """
            insert into population.birth (known_from, resident_id, valid_from, born_year, born_month, born_day)
            values (1, 9001, '1900-01-01', 2012, 3, 17), (1, 9002, '1900-01-01', 2012, null, null);
            insert into education.record (known_from, resident_id, valid_from, provision)
            values (1, 9001, '2018-01-01', 'NONE'), (1, 9002, '2018-01-01', 'NONE');
            insert into usage.act (id, seen, at, actor_kind, actor_id, role, purpose, basis, facts)
            values (1, 1, '2026-03-18Z', 'SYSTEM', 'test', 'test', 'test', 'TASK', '{}'),
                   (2, 1, '2020-03-18Z', 'SYSTEM', 'test', 'test', 'test', 'TASK', '{}'),
                   (3, 1, '2031-03-18Z', 'SYSTEM', 'test', 'test', 'test', 'TASK', '{}');
            insert into usage.subject (act_id, at, resident_id)
            values (1, '2026-03-18Z', 9001), (2, '2020-03-18Z', 9001), (3, '2031-03-18Z', 9001);
            """;

    @Autowired RetentionJob job;
    @Autowired List<RetentionJob.Part> parts;
    @Autowired @CityTime Clock clock;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    @Test
    void after_six_years_is_left_what_is_not_past_its_time_and_a_second_night_finds_nothing() {
        var jdbc = JdbcClient.create(owner);
        jdbc.sql(ROWS).update();
        job.run();
        assertThat(left(jdbc)).isEqualTo(List.of("9001 9002", "1 3"));

        ((CityClock) clock).moveTo(LocalDate.of(2032, 3, 18));
        job.run();

        assertThat(left(jdbc)).isEqualTo(List.of("9002", "3"));
        assertThat(
                        jdbc.sql("select to_regclass('usage.act_2026_03')::text")
                                .query((rs, _) -> String.valueOf(rs.getString(1)))
                                .single())
                .isEqualTo("null");
        assertThat(job.run()).isZero();
    }

    @Test
    void every_part_is_named_by_a_table() {
        assertThat(RetentionRules.read(JdbcClient.create(owner)).list())
                .extracting(RetentionRule::kept)
                .containsAll(
                        parts.stream()
                                // The comments of offer's tables follow when they have moved.
                                .filter(it -> !it.getClass().getName().contains(".offer."))
                                .map(it -> new RetentionRule.Term.By(it.getClass().getSimpleName()))
                                .toList());
    }

    private static List<String> left(JdbcClient jdbc) {
        var left = new ArrayList<String>();
        for (var sql :
                List.of(
                        "select string_agg(resident_id::text, ' ' order by resident_id) from education.record",
                        "select string_agg(a.id::text, ' ' order by a.id) from usage.act a"
                                + " join usage.subject s on s.act_id = a.id and s.at = a.at"
                                + " where a.actor_id = 'test'")) {
            left.add(jdbc.sql(sql).query(String.class).single());
        }
        return left;
    }
}

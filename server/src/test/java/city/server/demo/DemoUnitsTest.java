// SPDX-License-Identifier: EUPL-1.2
package city.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import city.CityApplication;
import city.base.shared.CityTime;
import city.heart.InventedCityTest;
import city.heart.placement.Placements;
import city.heart.service.Services;
import city.planning.round.Rounds;
import city.planning.round.RunNumbers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/// Whom the demonstration's unit manager leads in a small city, where most units get nobody.
@InventedCityTest
@ContextConfiguration(classes = CityApplication.class)
class DemoUnitsTest {
    @Autowired Services services;
    @Autowired Placements placements;
    @Autowired Rounds rounds;
    @Autowired RunNumbers numbers;
    @Autowired JdbcClient jdbc;
    @Autowired @CityTime Clock clock;

    private List<String> asked(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    @Test
    void of_each_round_it_is_the_unit_to_which_most_children_come() {
        assertThat(new DemoUnits(services, placements, rounds, numbers, clock).list())
                .hasSizeGreaterThan(1)
                .containsExactlyInAnyOrderElementsOf(
                        asked(
                                """
                                select distinct on (r.id) u.unit_id
                                  from round.round r join round.run_unit u on u.run_id = r.chosen
                                 where u.filled > 0 order by r.id, u.filled desc, u.unit_id
                                """));
    }

    @Test
    void before_anything_is_drawn_it_is_the_largest() {
        var nextYear = Clock.fixed(Instant.parse("2027-01-07T10:00:00Z"), ZoneOffset.UTC);
        assertThat(new DemoUnits(services, placements, rounds, numbers, nextYear).list())
                .containsExactlyInAnyOrderElementsOf(
                        asked(
                                """
                                select distinct on (kind) unit_id from placement.seat
                                 where period = '2027-28' order by kind, capacity desc, unit_id
                                """));
    }
}

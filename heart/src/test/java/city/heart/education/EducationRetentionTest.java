// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.CityTest;
import city.base.database.Erasure;
import city.heart.population.Population;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@CityTest
class EducationRetentionTest {
    private static final String ROWS =
            """
            insert into population.birth (known_from, resident_id, valid_from, born_year, born_month, born_day)
            values (1, 9001, '1900-01-01', 2012, 3, 17), (1, 9002, '1900-01-01', 2012, null, null);
            insert into education.record (known_from, resident_id, valid_from, provision)
            values (1, 9001, '2018-01-01', 'NONE'), (1, 9002, '2018-01-01', 'NONE');
            """;

    @Autowired Erasure erasure;
    @Autowired Population population;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    /// @param day at noon, UTC
    private void eraseOn(String day) {
        var noon = Instant.parse(day + "T12:00:00Z");
        new EducationRetention(erasure, population, Clock.fixed(noon, ZoneId.of("Europe/Helsinki")))
                .erase();
    }

    private List<Integer> left(JdbcClient jdbc) {
        return jdbc.sql(
                        "select resident_id from education.record where resident_id in (9001, 9002) order by 1")
                .query(Integer.class)
                .list();
    }

    @Test
    void a_record_goes_when_the_child_is_twenty_and_stays_while_that_is_not_sure() {
        var jdbc = JdbcClient.create(owner);
        jdbc.sql(ROWS).update();
        eraseOn("2032-03-16");
        assertThat(left(jdbc)).containsExactly(9001, 9002);
        eraseOn("2032-03-17");
        assertThat(left(jdbc)).containsExactly(9002);
    }
}

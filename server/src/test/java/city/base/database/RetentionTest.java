// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import static org.assertj.core.api.Assertions.assertThat;

import city.CityApplication;
import city.base.CityTest;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/// The classes that erase what no comment can say. What each erases is tested in its own room.
@CityTest
@ContextConfiguration(classes = CityApplication.class)
class RetentionTest {
    @Autowired List<RetentionJob.Part> parts;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    @Test
    void every_part_is_named_by_a_table() {
        assertThat(parts).hasSizeGreaterThan(3);
        assertThat(RetentionRules.read(JdbcClient.create(owner)).list())
                .extracting(RetentionRule::kept)
                .containsAll(
                        parts.stream()
                                .map(it -> new RetentionRule.Term.By(it.getClass().getSimpleName()))
                                .toList());
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.base.usage;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.database.DatabaseAccess;
import city.base.database.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Acts of January 2026 lie in the month that was made for them, those of other years where no month was made.
class UsageRetentionTest {
    private static final String ROWS =
            """
            insert into usage.act (id, seen, at, actor_kind, actor_id, role, purpose, basis, facts)
            values (1, 1, '2026-01-08Z', 'SYSTEM', 'test', 'test', 'test', 'TASK', '{}'),
                   (2, 1, '2020-01-08Z', 'SYSTEM', 'test', 'test', 'test', 'TASK', '{}'),
                   (3, 1, '2031-01-08Z', 'SYSTEM', 'test', 'test', 'test', 'TASK', '{}');
            insert into usage.subject (act_id, at, resident_id)
            values (1, '2026-01-08Z', 9001), (2, '2020-01-08Z', 9001), (3, '2031-01-08Z', 9001);
            """;

    private final DatabaseAccess access = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.owner(access));

    private static Clock in(int year) {
        return Clock.fixed(Instant.parse(year + "-01-08T06:00:00Z"), ZoneOffset.UTC);
    }

    private long erase(int year) {
        return new UsageRetention(TestDatabase.erasure(access), in(year)).erase();
    }

    private List<Long> acts() {
        var kept = "select id from usage.act order by id";
        assertThat(jdbc.sql("select act_id from usage.subject order by 1").query(Long.class).list())
                .isEqualTo(jdbc.sql(kept).query(Long.class).list());
        return jdbc.sql(kept).query(Long.class).list();
    }

    @BeforeEach
    void seenInThreeYears() throws SQLException {
        new UsageMonths(TestDatabase.owner(access), in(2026)).prepare();
        jdbc.sql(ROWS).update();
    }

    @Test
    void after_five_years_a_month_goes_whole_and_what_had_none_row_by_row() {
        erase(2026);
        assertThat(acts()).containsExactly(1L, 3L);

        erase(2032);
        assertThat(acts()).containsExactly(3L);
        assertThat(
                        jdbc.sql("select to_regclass('usage.act_2026_01') is null")
                                .query(Boolean.class)
                                .single())
                .isTrue();
        assertThat(erase(2032)).as("a second night finds nothing").isZero();
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.CityTest;
import city.base.signin.TestSignIn;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

/// Lists that are read whole and shown part by part: the last line is reached, and the number is that of all. What
/// is made here is taken back.
@CityTest
@Transactional
class LongListsTest {
    private static final String OPENED =
            """
            insert into round.round (id, service, period, kind, aims, seed, state, opened_at, opened_by)
            values (:id, 'pre-primary', :period, 'school', '{}', 'seed', 'CANCELLED', :at::timestamptz, 'OFFICER:o-1')
            """;

    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester pages;

    private UUID round(int number) {
        var id = UUID.randomUUID();
        jdbc.sql(OPENED)
                .param("id", id)
                .param("period", (1900 + number) + "-" + (1901 + number) % 100)
                .param("at", "1999-01-01T00:%02d:00Z".formatted(number))
                .update();
        return id;
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private String read(String address, String role) throws Exception {
        var page =
                pages.get()
                        .uri(address)
                        .with(TestSignIn.officer(role))
                        .header("Accept-Language", "en")
                        .exchange();
        assertThat(page).hasStatusOk();
        return page.getResponse().getContentAsString();
    }

    private static String part(int from, long all) {
        return "Showing %d–%d of %d".formatted(from, Math.min(from + 49, all), all);
    }

    @Test
    void rounds() throws Exception {
        for (var i = 1; i <= 59; i++) {
            round(i);
        }
        var all = count("select count(*) from round.round");
        assertThat(read("/desk/rounds", "decision-maker")).contains(part(1, all));
        assertThat(read("/desk/rounds?page=2", "decision-maker"))
                .contains(part(51, all), "1901-2<");
    }

    @Test
    void units_with_a_queue() throws Exception {
        var id = round(1);
        for (var i = 1; i <= 60; i++) {
            jdbc.sql(
                            """
                            insert into queue.entry (id, case_id, service, period, unit_id, rank, asked_by, asked_at, state)
                            values (gen_random_uuid(), gen_random_uuid(), 'pre-primary', '1901-2', :unit, '{1}', 1,
                                    '2026-01-08T08:00:00Z', 'WAITING')
                            """)
                    .param("unit", "unit-%02d".formatted(i))
                    .update();
        }
        var first = read("/desk/rounds/" + id + "/queues", "decision-maker");
        assertThat(first).contains(part(1, 60), "unit-50").doesNotContain("unit-51");
        assertThat(read("/desk/rounds/" + id + "/queues?page=2", "decision-maker"))
                .contains(part(51, 60), "unit-60")
                .doesNotContain("unit-50");
    }

    @Test
    void versions_of_services() throws Exception {
        jdbc.sql(
                        """
                        insert into service.version (service_id, version, rule_sha256, state, author, imported_at)
                        select 'a-long-list', md5(n::text) || md5(n::text), (select min(sha256) from service.rule),
                               'DRAFT', 'OFFICER:o-1', '2026-01-08T08:00:00Z'
                          from generate_series(1, 60) n
                        """)
                .update();
        var all = count("select count(*) from service.version");
        assertThat(read("/desk/services", "publisher")).contains(part(1, all));
        assertThat(read("/desk/services?page=2", "publisher")).contains(part(51, all));
    }
}

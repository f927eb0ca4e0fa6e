// SPDX-License-Identifier: EUPL-1.2
package city.desk;

import static org.assertj.core.api.Assertions.assertThat;

import city.offer.FlowRunner;
import city.service.Publication;
import city.service.Services;
import city.signin.TestSignIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// A published version that cannot be read, in the whole application.
@SpringBootTest(properties = {"city.jobs.enabled=false", "city.clock.first-day=2026-01-08"})
@AutoConfigureMockMvc
class UnreadableServiceTest {
    private static final String VERSION = "ab".repeat(32);

    @Autowired Services services;
    @Autowired FlowRunner runner;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester pages;

    @Test
    void is_told_at_the_desk_with_what_to_do_and_the_flow_runs_on() {
        jdbc.sql("insert into service.rule (sha256, content) values (:sha, 'damaged'::bytea)")
                .param("sha", VERSION)
                .update();
        jdbc.sql(
                        """
                        insert into service.version (service_id, version, rule_sha256, state, author, imported_at)
                        values ('damaged', :version, :version, 'DRAFT', 'somebody', '2026-01-01T00:00:00Z')
                        """)
                .param("version", VERSION)
                .update();
        assertThat(services.publish("damaged", VERSION, "somebody-else"))
                .isEqualTo(new Publication.Published("damaged", VERSION));

        assertThat(services.published()).hasSize(2);
        runner.run();
        assertThat(
                        pages.get()
                                .uri("/desk")
                                .with(TestSignIn.officer("service-officer"))
                                .header("Accept-Language", "en"))
                .hasStatusOk()
                .bodyText()
                .contains("The service damaged cannot be read", "service.yaml", VERSION)
                .contains("Nothing new is decided or sent for this service.");
    }
}

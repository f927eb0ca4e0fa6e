// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.CityTest;
import city.base.signin.TestSignIn;
import city.base.usage.Actor;
import city.heart.casework.FlowRunner;
import city.heart.service.Services;
import city.heart.service.Services.PublishOutcome;
import jakarta.servlet.RequestDispatcher;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// A published version that cannot be read, in the whole application.
@CityTest
class UnreadableServiceTest {
    private static final String VERSION = "ab".repeat(32);
    private static final int GUARDIAN = 9;
    private static final UUID CASE = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final UUID OFFER = UUID.fromString("00000000-0000-4000-8000-000000000002");
    private static final UUID DECISION = UUID.fromString("00000000-0000-4000-8000-000000000003");
    private static final String GROUNDS =
            """
            {"answer": "MET", "because": [], "ruleSha256": "ab", "engine": "e", "known": 1, "day": "2026-01-07"}
            """;
    private static final String APPEAL =
            """
            {"authority": {}, "address": {}, "days": 14, "section": "s", "verified": true}
            """;

    @Autowired Services services;
    @Autowired FlowRunner runner;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester pages;

    @Test
    void is_told_at_the_desk_with_what_to_do_and_the_flow_runs_on() {
        damagedIsPublished();
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

    @Test
    void a_guardian_learns_that_nothing_is_lost_and_whom_to_call() {
        damagedIsPublished();
        anOfferOfItWasSent();

        assertThat(my("")).hasStatusOk().bodyText().contains("There is more for you");
        for (var page : List.of("", "/why", "/decline")) {
            assertThat(my("/offers/" + OFFER + page)).hasStatus(503);
        }
        assertThat(my("/decisions"))
                .hasStatusOk()
                .bodyText()
                .contains("Decision of 7 January 2026");
        assertThat(my("/decisions/" + DECISION)).hasStatus(503);
        assertThat(errorPageAfter(my("/offers/" + OFFER)))
                .hasStatus(503)
                .bodyText()
                .contains("This cannot be shown just now", "Nothing is lost", "call the number");
        assertThat(my("/offers/" + UUID.randomUUID())).hasStatus(404);
    }

    /// What a servlet container does with an error that a page sends.
    private MvcTestResult errorPageAfter(MvcTestResult sent) {
        var request = sent.getRequest();
        return pages.get()
                .uri("/error")
                .header("Accept", "text/html")
                .header("Accept-Language", "en")
                .requestAttr("city.web.error.text", request.getAttribute("city.web.error.text"))
                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, sent.getResponse().getStatus())
                .exchange();
    }

    private MvcTestResult my(String path) {
        return pages.get()
                .uri("/my" + path)
                .with(TestSignIn.resident(GUARDIAN))
                .header("Accept", "text/html")
                .header("Accept-Language", "en")
                .exchange();
    }

    private void anOfferOfItWasSent() {
        if (!jdbc.sql("select 1 from offer.offer where id = :id")
                .param("id", OFFER)
                .query()
                .listOfRows()
                .isEmpty()) {
            return;
        }
        for (var sql :
                List.of(
                        """
                        insert into casework.case_file (id, key, service, service_version, period, child_id,
                                                     handler, opened_at, opened_by, rule_answer, facts)
                        values (:case, 'damaged/2026/8', 'damaged', :version, '2026', 8, 'DECIDED',
                                '2026-01-07T08:00:00Z', 'city/sweep', cast(:rule_answer as jsonb), '{}')
                        """,
                        """
                        insert into offer.offer (id, case_id, service, period, child_id, unit_id, ground, method, first_day,
                                                 state, prepared_on, sent_on, last_day)
                        values (:offer, :case, 'damaged', '2026', 8, 'school-1', 'AREA', 'm', '2026-08-11', 'DECIDED',
                                '2026-01-07', '2026-01-07', '2026-01-28')
                        """,
                        """
                        insert into offer.recipient (offer_id, resident_id, role, since, channel, served_on, told_day, last_day)
                        values (:offer, :guardian, 'DECIDES', '2026-01-07', 'LETTER', '2026-01-14', '2026-01-28', '2026-01-28')
                        """,
                        """
                        insert into decision.decision (id, case_id, number, offer_id, child_id, service, service_version,
                                period, unit_id, first_day, because, decided_on, decided_at, decided_by_kind,
                                decided_by, signed_name, signed_title, rule_answer, facts, appeal)
                        values (:decision, :case, 1, :offer, 8, 'damaged', :version, '2026', 'school-1',
                                '2026-08-11', 'ACCEPTED', '2026-01-07', '2026-01-07T08:00:00Z', 'OFFICER', 'o',
                                'O', 't', cast(:rule_answer as jsonb), '{}', cast(:appeal as jsonb))
                        """)) {
            jdbc.sql(sql)
                    .param("case", CASE)
                    .param("offer", OFFER)
                    .param("decision", DECISION)
                    .param("guardian", GUARDIAN)
                    .param("version", VERSION)
                    .param("rule_answer", GROUNDS)
                    .param("appeal", APPEAL)
                    .update();
        }
    }

    private void damagedIsPublished() {
        if (services.unreadable().stream().anyMatch(it -> it.serviceId().equals("damaged"))) {
            return;
        }
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
        assertThat(services.publish("damaged", VERSION, Actor.officer("somebody-else")))
                .isEqualTo(new PublishOutcome.Published("damaged", VERSION));
    }
}

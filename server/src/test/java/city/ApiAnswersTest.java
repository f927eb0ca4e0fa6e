// SPDX-License-Identifier: EUPL-1.2
package city;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.signin.TestSignIn;
import city.guards.Answers;
import city.heart.SmallCity;
import city.heart.education.EducationLoad;
import city.heart.offer.FlowRunner;
import city.heart.register.RegisterLoad;
import city.heart.unit.UnitImport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/// What the interface for machines answers, of all subjects, over an invented city of 2,000 residents whose rounds
/// are published.
@SpringBootTest(
        properties = {
            "city.jobs.enabled=false",
            "city.clock.first-day=2026-01-07",
            "city.placement.first-round=publish",
            "city.site=http://answers.invalid" // a database of its own
        })
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiAnswersTest {
    @Autowired RegisterLoad register;
    @Autowired EducationLoad education;
    @Autowired UnitImport units;
    @Autowired FlowRunner runner;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester pages;

    @BeforeAll
    void theFirstDay(@TempDir Path work) {
        SmallCity.load(work, register, units, education);
        runner.run();
    }

    /// The only one on the public page.
    private String round() {
        jdbc.sql("update round.round set state = 'PUBLISHING' where service <> 'pre-primary'")
                .update();
        return jdbc.sql("select id::text from round.round where service = 'pre-primary'")
                .query(String.class)
                .single();
    }

    private static String body(MvcTestResult result) {
        return new String(
                result.getMvcResult().getResponse().getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    @Test
    void what_machines_are_given_is_as_it_is_described_and_the_same_as_on_the_page()
            throws Exception {
        var answers = new Answers();
        for (var path : answers.paths()) {
            var list = path.replace("/{id}", "");
            var one = pages.get().uri(list + "?limit=1").with(TestSignIn.resident(1)).exchange();
            assertThat(one).hasStatusOk();
            if (!path.equals(list)) {
                var id = JsonMapper.shared().readTree(body(one)).at("/items/0/id").asString();
                if (id.isEmpty()) {
                    continue;
                }
                one = pages.get().uri(list + "/" + id).exchange();
                assertThat(one).hasStatusOk();
            }
            assertThat(answers.faults(path, body(one))).as(path).isEmpty();
            assertThat(answers.faults(path, body(one).replace("\"id\":", "\"it\":")))
                    .as("a fault put in at " + path)
                    .isNotEmpty();
        }
        var told = body(pages.get().uri("/api/v1/rounds/" + round()).exchange());
        var shown = body(pages.get().uri("/rounds").header("Accept-Language", "en").exchange());
        var units = JsonMapper.shared().readTree(told).get("units");
        assertThat(shown.split("not shown: fewer than five", -1).length - 1)
                .isPositive()
                .isEqualTo(
                        (int) units.valueStream().filter(it -> it.get("filled").isNull()).count());
        assertThat(pages.get().uri("/api/v1/services/nothing"))
                .hasStatus(404)
                .bodyText()
                .isEqualTo(
                        "{\"type\":\"/problems/service/not-found\",\"title\":\"There is no such service in force\",\"status\":404}");
        assertThat(pages.get().uri("/api/v1/units?kind=nothing"))
                .hasStatus(400)
                .bodyText()
                .contains("\"parameter\":\"kind\",\"allowed\":[\"pre-primary\",\"school\"]");
    }
}

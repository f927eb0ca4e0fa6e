// SPDX-License-Identifier: EUPL-1.2
package city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import city.base.shared.ResidentId;
import city.base.signin.TestSignIn;
import city.base.usage.Actor;
import city.base.usage.Usages;
import city.guards.Answers;
import city.heart.InventedCityTest;
import city.heart.decision.Decision;
import city.heart.decision.Decisions;
import city.heart.offer.OfferId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What machines are given of a city after its first rounds, and a guardian of the own child's decision.
@InventedCityTest
class MachinesTest {
    @Autowired Decisions decisions;
    @Autowired Usages usages;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester pages;

    /// A decision on an accepted place, and one of the guardians to whom it was given.
    private record Decided(String decision, ResidentId child, ResidentId guardian) {}

    private Decided decided() {
        var offer =
                jdbc.sql(
                                """
                                select o.id from offer.offer o
                                 where o.state = 'OPEN' and not o.sealed
                                   and exists (select from offer.recipient r
                                                where r.offer_id = o.id and r.until_day is null
                                                  and r.role = 'DECIDES')
                                 order by o.id limit 1
                                """)
                        .query(UUID.class)
                        .single();
        var guardians =
                jdbc.sql(
                                """
                                select resident_id from offer.recipient
                                 where offer_id = :id and until_day is null and role = 'DECIDES'
                                 order by resident_id
                                """)
                        .param("id", offer)
                        .query(Integer.class)
                        .list();
        for (var it : guardians) {
            var accepted =
                    pages.post()
                            .uri("/my/offers/" + offer + "/accept")
                            .with(TestSignIn.resident(it))
                            .with(csrf());
            assertThat(accepted.exchange()).hasStatus3xxRedirection();
        }
        var id = new OfferId(offer);
        var by = Decision.By.officer("virpi", "Virpi Virkanainen", "suunnittelija", "planerare");
        var signed = (Decisions.SignOutcome.Signed) decisions.sign(List.of(id), by).get(id);
        var decision = decisions.find(signed.decision()).orElseThrow();
        return new Decided(
                signed.decision().value().toString(),
                decision.key().child(),
                new ResidentId(guardians.getFirst()));
    }

    private MvcTestResult get(String address, ResidentId who) {
        return pages.get().uri(address).with(TestSignIn.resident(who.value())).exchange();
    }

    private static String body(MvcTestResult result) {
        return new String(
                result.getMvcResult().getResponse().getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    private static JsonNode json(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return JsonMapper.shared().readTree(body(result));
    }

    @Test
    void what_machines_are_given_is_as_it_is_described() throws Exception {
        var guardian = decided().guardian();
        var answers = new Answers();
        for (var path : answers.paths()) {
            var list = path.replace("/{id}", "");
            var one = get(list + "?limit=1", guardian);
            assertThat(one).hasStatusOk();
            if (!path.equals(list)) {
                one = get(list + "/" + json(one).at("/items/0/id").asString(), guardian);
                assertThat(one).hasStatusOk();
            }
            assertThat(answers.faults(path, body(one))).as(path).isEmpty();
            assertThat(answers.faults(path, body(one).replace("\"id\":", "\"it\":")))
                    .as("a fault put in at " + path)
                    .isNotEmpty();
        }
    }

    @Test
    void of_small_units_machines_are_told_no_more_than_the_page_shows() {
        var shown = body(pages.get().uri("/rounds").header("Accept-Language", "en").exchange());
        var kept = 0L;
        for (var id : jdbc.sql("select id::text from round.round").query(String.class).list()) {
            var round = json(pages.get().uri("/api/v1/rounds/" + id).exchange());
            kept +=
                    round.get("units")
                            .valueStream()
                            .filter(it -> it.get("filled").isNull())
                            .count();
        }
        assertThat(kept)
                .isPositive()
                .isEqualTo(shown.split("not shown: fewer than five", -1).length - 1);
    }

    @Test
    void what_is_proved_of_a_round_is_told_to_machines_as_on_the_page_without_exact_figures() {
        var shown = body(pages.get().uri("/rounds").header("Accept-Language", "en").exchange());
        var rounds = json(pages.get().uri("/api/v1/rounds").exchange()).get("items");
        assertThat(rounds.valueStream().flatMap(it -> it.get("proven").valueStream()))
                .isNotEmpty()
                .map(it -> it.asString())
                .contains("The stated numbers are those reckoned from the places given.")
                .allSatisfy(it -> assertThat(shown).contains("<li>" + it + "</li>"))
                .noneMatch(it -> it.chars().anyMatch(Character::isDigit));
    }

    @Test
    void what_is_not_there_or_not_understood_is_said_in_a_problem() {
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

    @Test
    void a_guardian_reads_the_own_decisions_as_data_and_nobody_else_does() {
        var it = decided();
        var address = "/api/v1/me/decisions/" + it.decision();
        var before = usages.actsOn(it.child(), 1_000).size();
        var first = json(get("/api/v1/me/decisions", it.guardian())).at("/items/0");
        assertThat(first.get("id").asString()).isEqualTo(it.decision());
        assertThat(first.get("because").asString()).isEqualTo("ACCEPTED");
        assertThat(first.get("decidedBy").asString()).isEqualTo("OFFICER");
        var acts = usages.actsOn(it.child(), 1_000);
        assertThat(acts).hasSizeGreaterThan(before);
        assertThat(acts.getFirst().use().actor()).isEqualTo(Actor.resident(it.guardian()));
        assertThat(body(get(address + "?language=sv", it.guardian())))
                .contains("\"language\":\"sv\"", "Virpi Virkanainen");
        assertThat(get(address + "?language=de", it.guardian()))
                .hasStatus(400)
                .bodyText()
                .contains("\"parameter\":\"language\",\"allowed\":[\"fi\",\"sv\",\"en\"]");
        assertThat(get(address, new ResidentId(999_999)))
                .hasStatus(404)
                .bodyText()
                .isEqualTo(
                        "{\"type\":\"/problems/decision/not-found\",\"title\":\"There is no such decision of yours\",\"status\":404}");
        assertThat(pages.get().uri(address)).hasStatus(401);
    }
}

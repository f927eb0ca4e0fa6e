// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.browser.Visit.Width;
import city.offer.FlowRunner;
import city.population.Fault;
import city.population.Issues;
import city.round.RoundRunner;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A round in front of its officers, in each of its states: narrow in Finnish, on a phone in Swedish, on a
/// desktop in English. Each test goes on where the one before ended.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RoundPagesTest {
    private static final String OFFICER = "service-officer";

    /// Signs: neither runs nor puts forward.
    private static final String SECOND = "protected-case-officer";

    private record As(Width width, String language) {}

    private static final List<As> EVERYBODY =
            List.of(
                    new As(Width.NARROW, "fi"),
                    new As(Width.PHONE, "sv"),
                    new As(Width.DESKTOP, "en"));

    private static Visit english() {
        return Visit.in(RoundCity.address(), Width.DESKTOP, "en");
    }

    private static String here() {
        return "/desk/rounds/"
                + RoundCity.value(
                        "select id::text from round.round order by opened_at desc, id limit 1");
    }

    private static void everybodyReads(String person, String path, String name) {
        everybodyReads(person, path, name, _ -> {});
    }

    private static void everybodyReads(
            String person, String path, String name, Consumer<Visit> more) {
        for (var as : EVERYBODY) {
            try (var visit = Visit.in(RoundCity.address(), as.width(), as.language())) {
                assertThat(visit.openAs(person, path).status()).isEqualTo(200);
                visit.page
                        .locator("details")
                        .all()
                        .forEach(it -> it.evaluate("it => it.open = true"));
                visit.look(name).isAccessible().worksByKeyboard();
                assertThat(visit.page.content()).doesNotContain("??", "desk.rounds.");
                more.accept(visit);
            }
        }
    }

    @Test
    @Order(1)
    void before_the_round_there_is_a_button_to_open_it() {
        everybodyReads(OFFICER, "/desk/rounds", "rounds-none");
        try (var visit = Visit.withoutScripts(RoundCity.address(), Width.PHONE, "en")) {
            visit.openAs(OFFICER, "/desk/rounds");
            visit.button("Open the round: Pre-primary education, 2026-27").click();
            assertThat(visit.heading(1)).hasText("Pre-primary education, 2026-27");
        }
        everybodyReads(OFFICER, here(), "round-open");
    }

    @Test
    @Order(2)
    void a_draft_that_is_made_says_how_far_it_is() {
        try (var visit = Visit.withoutScripts(RoundCity.address(), Width.PHONE, "en")) {
            visit.openAs(OFFICER, here());
            visit.button("Run a draft").click();
            assertThat(visit.page.locator("main")).containsText("Waits for its turn");
        }
        RoundCity.bean(JdbcClient.class)
                .sql("update round.run set state = 'DRAWING', reached = 7, expected = 12")
                .update();
        for (var as : EVERYBODY) {
            try (var visit = Visit.in(RoundCity.address(), as.width(), as.language())) {
                visit.openAs(OFFICER, here());
                visit.look("round-running").isAccessible();
            }
        }
        RoundCity.bean(RoundRunner.class).run();
    }

    @Test
    @Order(3)
    void a_draft_is_read_with_figures_map_and_table_and_against_the_one_before() {
        try (var visit = english()) {
            visit.openAs(OFFICER, here());
            visit.button("Run a draft").click();
            assertThat(visit.page.getByRole(AriaRole.STATUS).first())
                    .containsText("A draft has been asked for.");
        }
        RoundCity.bean(RoundRunner.class).run();
        everybodyReads(
                OFFICER,
                here(),
                "round-drafts",
                visit -> assertThat(visit.page.locator("svg.unit-map")).isVisible());
        try (var visit = english()) {
            visit.openAs(OFFICER, here());
            var main = visit.page.locator("main");
            assertThat(main).containsText("Against the draft before");
            assertThat(main).containsText("Price of stability");
            // What the map shows stands in the table: every unit, seats, placed, how full, ways.
            assertThat(visit.page.locator("svg.unit-map circle"))
                    .hasCount(visit.page.locator("#units tbody tr").count());
            visit.link("Draft 1").click();
            assertThat(visit.page.locator("main h2", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Draft 1")))
                    .isVisible();
        }
    }

    @Test
    @Order(4)
    void who_leads_a_unit_rejects_with_a_reason_without_seeing_a_name() {
        try (var visit = Visit.withoutScripts(RoundCity.address(), Width.PHONE, "en")) {
            visit.openAs(OFFICER, here());
            visit.button("Put draft 2 forward").click();
        }
        everybodyReads("unit-manager", "/desk/units", "units");
        var part = here() + "/units/" + RoundCity.value(
                        "select unit_id from round.run_unit where run_id in (select chosen from round.round)"
                                + " order by filled desc, unit_id limit 1");
        everybodyReads("unit-manager", part, "round-unit");
        try (var visit = Visit.withoutScripts(RoundCity.address(), Width.PHONE, "en")) {
            visit.openAs("unit-manager", "/desk/units");
            visit.page.locator("tbody a").first().click();
            visit.page.locator("label[for=agrees-1]").click();
            visit.button("Send the answer").click();
            assertThat(visit.page.getByRole(AriaRole.ALERT))
                    .containsText("Write why you do not agree");
            visit.look("round-unit-fault");
            visit.page.locator("textarea[name=reason]").fill("The kitchen is being mended");
            visit.button("Send the answer").click();
            assertThat(visit.page.getByRole(AriaRole.STATUS))
                    .hasText("The unit’s word has been recorded.");
            assertThat(visit.page.locator("main")).containsText("The kitchen is being mended");
            assertThat(visit.page.locator("main a[href*='/desk/cases/']")).hasCount(0);
            assertThat(visit.open(here()).status()).isEqualTo(403);
        }
        everybodyReads("unit-manager", part, "round-unit-said");
        everybodyReads(OFFICER, part, "round-unit-named");
    }

    @Test
    @Order(5)
    void who_signs_although_a_unit_has_not_agreed_ticks_it_and_says_why() {
        everybodyReads(OFFICER, here(), "round-put-forward");
        everybodyReads(SECOND, here(), "round-to-sign");
        try (var visit = english()) {
            visit.openAs(SECOND, here());
            visit.button("Sign").click();
            // The browser itself asks for the tick first.
            assertThat(visit.page.locator("main")).containsText("Units that have not agreed");
            visit.page.locator("label[for=despite]").click();
            visit.page.locator("#despite-reason").fill("The kitchen is ready in June");
            visit.button("Sign").click();
            assertThat(visit.page.getByRole(AriaRole.STATUS))
                    .hasText("The round has been signed.");
        }
        everybodyReads(SECOND, here(), "round-signed");
    }

    @Test
    @Order(6)
    void released_it_leaves_part_by_part_and_then_the_figures_go_from_due_to_decided() {
        try (var visit = Visit.withoutScripts(RoundCity.address(), Width.PHONE, "en")) {
            visit.openAs(SECOND, here());
            visit.button("Release: proposals leave").click();
        }
        everybodyReads(SECOND, here(), "round-publishing");
        RoundCity.bean(FlowRunner.class).run();
        everybodyReads(
                OFFICER,
                here(),
                "round-published",
                visit -> assertThat(visit.page.locator("#funnel-all tbody tr").first()).isVisible());
        everybodyReads(OFFICER, "/desk/rounds", "rounds");
        try (var visit = english()) {
            visit.openAs("decision-maker", here());
            assertThat(visit.page.locator("main a[href*='/desk/cases/']")).hasCount(0);
            assertThat(visit.page.locator("main a[href*='/units/']")).hasCount(0);
        }
        try (var visit = english()) {
            visit.open("/rounds");
            visit.look("rounds-public").isAccessible().worksByKeyboard();
        }
    }

    @Test
    @Order(7)
    void an_auditor_says_for_what_and_takes_out_the_file() throws IOException {
        everybodyReads("auditor", here(), "round-auditor");
        try (var visit = english()) {
            visit.openAs("auditor", here());
            visit.page.locator("#purpose").fill("Audit plan 2026, section 4");
            var file =
                    visit.page.waitForDownload(() -> visit.button("Take out the file").click());
            assertThat(file.suggestedFilename())
                    .isEqualTo("round-pre-primary-2026-27-2.json");
            assertThat(Files.readString(file.path())).contains("city-allocation-round/1");
        }
    }

    @Test
    @Order(8)
    void the_administrator_reads_the_faults_of_the_registers() {
        var issues = RoundCity.bean(Issues.class);
        issues.note("education", 5L, Fault.IMPOSSIBLE_DATE, "changes[5/0].at");
        issues.parkChange(
                "population", 6L, Fault.MALFORMED, "muutokset[0].record", "010120A999X", "{}");
        everybodyReads("administrator", "/desk/issues", "desk-issues-some");
        try (var visit = english()) {
            visit.openAs("administrator", "/desk/issues");
            assertThat(visit.page.locator(".card")).hasCount(2);
            assertThat(visit.page.content()).doesNotContain("010120A999X");
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.browser.Visit.Width;
import city.heart.casework.FlowRunner;
import city.heart.register.Issues;
import city.heart.register.RecordFault;
import city.planning.round.RoundRunner;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
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

    private static final String MANAGER = "unit-manager";

    private record As(Width width, String language) {}

    private static final As DESKTOP = new As(Width.DESKTOP, "en");

    private static final List<As> EVERYBODY =
            List.of(new As(Width.NARROW, "fi"), new As(Width.PHONE, "sv"), DESKTOP);

    private static String here() {
        return "/desk/rounds/"
                + RoundCity.value(
                        "select id::text from round.round order by opened_at desc, id limit 1");
    }

    /// Who has signed in stays so: each of them looks at many pages.
    private static final Map<String, Visit> VISITS = new HashMap<>();

    @AfterAll
    static void leave() {
        VISITS.values().forEach(Visit::close);
        VISITS.clear();
    }

    private static Visit as(String person, As as) {
        return VISITS.computeIfAbsent(
                person + as,
                _ -> {
                    var visit = Visit.in(RoundCity.address(), as.width(), as.language());
                    visit.openAs(person, "/desk");
                    return visit;
                });
    }

    /// Without scripts, on a phone.
    private static Visit plain(String person) {
        return VISITS.computeIfAbsent(
                person,
                _ -> {
                    var visit = Visit.withoutScripts(RoundCity.address(), Width.PHONE, "en");
                    visit.openAs(person, "/desk");
                    return visit;
                });
    }

    private static Visit reads(String person, As as, String path, String name) {
        var visit = as(person, as);
        assertThat(visit.open(path).status()).isEqualTo(200);
        assertThat(visit.page.content()).doesNotContain("??", "round.desk.");
        return visit.look(name).isAccessible();
    }

    /// In three languages; by keyboard on the narrow screen, where nothing is hidden at the side.
    private static void everybodyReads(String person, String path, String name) {
        for (var as : EVERYBODY) {
            var visit = reads(person, as, path, name);
            if (as.width() == Width.NARROW) {
                visit.worksByKeyboard();
                visit.page
                        .locator("details")
                        .all()
                        .forEach(it -> it.evaluate("it => it.open = true"));
                visit.isAccessible();
            }
        }
    }

    @Test
    @Order(1)
    void before_the_round_there_is_a_button_to_open_it() {
        everybodyReads(OFFICER, "/desk/rounds", "rounds-none");
        var visit = plain(OFFICER);
        visit.open("/desk/rounds");
        visit.button("Open the round: Pre-primary education, 2026-27").click();
        assertThat(visit.heading(1)).hasText("Pre-primary education, 2026-27");
        everybodyReads(OFFICER, here(), "round-open");
    }

    /// Leaves at once: the page comes anew by itself while a draft is made, in the middle of anything else.
    private static void asksForADraft(String told) {
        try (var visit = Visit.withoutScripts(RoundCity.address(), Width.PHONE, "en")) {
            visit.openAs(OFFICER, here());
            visit.button("Run a draft").click();
            assertThat(visit.page.locator("main")).containsText(told);
        }
    }

    @Test
    @Order(2)
    void a_draft_that_is_made_says_how_far_it_is() {
        asksForADraft("Waits for its turn");
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
        asksForADraft("A draft has been asked for.");
        RoundCity.bean(RoundRunner.class).run();
        everybodyReads(OFFICER, here(), "round-drafts");
        var visit = plain(OFFICER);
        visit.open(here());
        assertThat(visit.page.locator("main")).containsText("Against the draft before");
        assertThat(visit.page.locator("main")).containsText("Price of stability");
        // What the map shows stands in the tables too.
        assertThat(visit.page.locator("svg.unit-map circle"))
                .hasCount(visit.page.locator("#units tbody tr, #empty-units tbody tr").count());
        visit.link("Draft 1").click();
        assertThat(visit.page.locator("main")).not().containsText("Against the draft before");
        assertThat(visit.page.locator("main")).containsText("Price of stability");
    }

    private static String part() {
        return here()
                + "/units/"
                + RoundCity.value(
                        """
                        select unit_id from round.run_unit
                         where run_id in (select chosen from round.round)
                         order by filled desc, unit_id limit 1
                        """);
    }

    @Test
    @Order(4)
    void who_leads_a_unit_rejects_with_a_reason_without_seeing_a_name() {
        var officer = plain(OFFICER);
        officer.open(here());
        officer.button("Put draft 2 forward").click();
        everybodyReads(MANAGER, "/desk/units", "units");
        everybodyReads(MANAGER, part(), "round-unit");
        var visit = plain(MANAGER);
        visit.open("/desk/units");
        visit.page.locator("tbody a").first().click();
        visit.page.locator("label[for=agrees-1]").click();
        visit.button("Send the answer").click();
        assertThat(visit.page.getByRole(AriaRole.ALERT)).containsText("Write why you do not agree");
        visit.look("round-unit-fault");
        visit.page.locator("textarea[name=reason]").fill("The kitchen is being mended");
        visit.button("Send the answer").click();
        assertThat(visit.page.getByRole(AriaRole.STATUS))
                .hasText("The unit’s word has been recorded.");
        assertThat(visit.page.locator("main")).containsText("The kitchen is being mended");
        assertThat(visit.page.locator("main a[href*='/desk/cases/']")).hasCount(0);
        visit.look("round-unit-said");
        assertThat(visit.open(here()).status()).isEqualTo(403);
        var named = reads(OFFICER, DESKTOP, part(), "round-unit-named");
        assertThat(named.page.locator("main a[href*='/desk/cases/']").first()).isVisible();
    }

    @Test
    @Order(5)
    void who_signs_although_a_unit_has_not_agreed_ticks_it_and_says_why() {
        reads(OFFICER, DESKTOP, here(), "round-put-forward");
        everybodyReads(SECOND, here(), "round-to-sign");
        var visit = as(SECOND, DESKTOP);
        visit.open(here());
        visit.button("Sign").click();
        // The browser itself asks for the tick first.
        assertThat(visit.page.locator("main")).containsText("Units that have not agreed");
        visit.page.locator("label[for=despite]").click();
        visit.page.locator("#despite-reason").fill("The kitchen is ready in June");
        visit.button("Sign").click();
        assertThat(visit.page.getByRole(AriaRole.STATUS)).hasText("The round has been signed.");
        reads(SECOND, DESKTOP, here(), "round-signed").worksByKeyboard();
    }

    @Test
    @Order(6)
    void released_it_leaves_part_by_part_and_then_the_figures_go_from_due_to_decided() {
        var second = plain(SECOND);
        second.open(here());
        second.link("Release the round: proposals leave").click();
        assertThat(second.page.locator("main"))
                .containsText(
                        java.util.regex.Pattern.compile(
                                "\\d+ proposals leave: each to every guardian.*An SMS reads: “City",
                                java.util.regex.Pattern.DOTALL));
        everybodyReads(SECOND, here() + "/release", "round-release");
        second.button("Release, send the proposals").click();
        assertThat(second.page.locator("main")).containsText("Being published");
        reads(SECOND, DESKTOP, here(), "round-publishing");
        RoundCity.bean(FlowRunner.class).run();
        everybodyReads(OFFICER, here(), "round-published");
        var visit = plain(OFFICER);
        visit.open(here());
        assertThat(visit.page.locator("#funnel-all tbody tr").first()).isVisible();
        visit.open("/desk/rounds");
        visit.look("rounds");
        var numbers = as("decision-maker", DESKTOP);
        numbers.open(here());
        assertThat(numbers.page.locator("main a[href*='/desk/cases/']")).hasCount(0);
        assertThat(numbers.page.locator("main a[href*='/units/']")).hasCount(0);
        numbers.open("/rounds");
        numbers.look("rounds-public").isAccessible();
    }

    @Test
    @Order(7)
    void an_auditor_says_for_what_and_takes_out_the_file() throws IOException {
        var visit = reads("auditor", DESKTOP, here(), "round-auditor");
        visit.page.locator("#purpose").fill("Audit plan 2026, section 4");
        var file = visit.page.waitForDownload(() -> visit.button("Take out the file").click());
        assertThat(file.suggestedFilename()).isEqualTo("round-pre-primary-2026-27-2.json");
        assertThat(Files.readString(file.path())).contains("city-allocation-round/1");
    }

    @Test
    @Order(8)
    void the_administrator_reads_the_faults_of_the_registers() {
        var issues = RoundCity.bean(Issues.class);
        issues.note("education", 5L, RecordFault.IMPOSSIBLE_DATE, "changes[5/0].at");
        issues.parkChange(
                "population",
                6L,
                RecordFault.MALFORMED,
                "muutokset[0].record",
                "010120A999X",
                "{}");
        everybodyReads("administrator", "/desk/faults", "desk-issues-some");
        var visit = plain("administrator");
        visit.open("/desk/faults");
        assertThat(visit.page.locator(".card")).hasCount(2);
        assertThat(visit.page.content()).doesNotContain("010120A999X");
    }
}

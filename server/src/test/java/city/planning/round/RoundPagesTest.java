// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import city.allocation.RoundFile;
import city.allocation.Verifier;
import city.base.OwnCityTest;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.signin.TestSignIn;
import city.base.usage.Usages;
import city.base.web.Dates;
import city.heart.SmallCity;
import city.heart.casework.FlowRunner;
import city.heart.education.EducationLoad;
import city.heart.register.RegisterLoad;
import city.heart.unit.UnitImport;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// One round from its opening to the family's page, over an invented city of 2,000 residents.
/// Each test goes on where the one before ended.
@OwnCityTest
class RoundPagesTest {
    private static final String ANNA = "anna";
    private static final String BERIT = "berit";
    private static final String OFFICER = "service-officer";

    @Autowired RegisterLoad populationLoad;
    @Autowired EducationLoad educationLoad;
    @Autowired UnitImport placement;
    @Autowired FlowRunner runner;
    @Autowired RoundRunner drafts;
    @Autowired Usages usages;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester pages;

    private String round = "";

    @BeforeAll
    void theFirstDay(@TempDir Path work) {
        SmallCity.load(work, populationLoad, placement, educationLoad);
        // Two seats in each unit: somebody is not in the nearest one.
        jdbc.sql("update placement.seat set capacity = 2 where kind = 'pre-primary'").update();
        runner.run();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private String page(String address, String officer, String role, String language) {
        var result =
                pages.get()
                        .uri(address)
                        .with(TestSignIn.named(officer, role))
                        .header("Accept-Language", language)
                        .exchange();
        assertThat(result).hasStatusOk();
        return body(result);
    }

    private static String body(MvcTestResult result) {
        return new String(
                result.getMvcResult().getResponse().getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    private MvcTestResult post(String what, String officer, String role, String... params) {
        var request = pages.post().uri(what).with(TestSignIn.named(officer, role)).with(csrf());
        for (var i = 0; i < params.length; i += 2) {
            request = request.param(params[i], params[i + 1]);
        }
        return request.exchange();
    }

    private String here() {
        return "/desk/rounds/" + round;
    }

    private String run() {
        return jdbc.sql("select id::text from round.run order by number desc limit 1")
                .query(String.class)
                .single();
    }

    @Test
    @Order(1)
    void waiting_children_have_a_case_and_no_offer_until_the_round() {
        assertThat(count("select count(*) from casework.case_file where service = 'pre-primary'"))
                .isGreaterThan(10);
        assertThat(
                        count(
                                """
                                select count(*) from offer.offer o join casework.case_file c on c.id = o.case_id
                                 where c.service = 'pre-primary'
                                """))
                .isZero();
        assertThat(page("/desk/rounds", ANNA, OFFICER, "en"))
                .contains("Open the round: Pre-primary education, 2026-27");
    }

    @Test
    @Order(2)
    void an_officer_opens_the_round_and_runs_drafts() {
        var opened = post("/desk/rounds", ANNA, OFFICER, "service", "pre-primary");
        var to = opened.getMvcResult().getResponse().getRedirectedUrl();
        round = to.substring(to.lastIndexOf('/') + 1);
        post(here() + "/run", ANNA, OFFICER);
        var waiting =
                pages.get()
                        .uri(here())
                        .with(TestSignIn.named(ANNA, OFFICER))
                        .header("Accept-Language", "en")
                        .exchange();
        assertThat(waiting).hasHeader("Refresh", "5");
        assertThat(body(waiting)).contains("Draft 1 is being made", "Waits for its turn");
        drafts.run();
        post(here() + "/run", ANNA, OFFICER);
        drafts.run();
        var shown = page(here(), ANNA, OFFICER, "en");
        assertThat(shown)
                .contains(
                        "Draft 2",
                        "Put draft 2 forward",
                        "Price of stability",
                        "Placed elsewhere: 0. Gained a place: 0. Lost one: 0. Change of all ways together, metres: 0.",
                        "<svg class=\"unit-map\"",
                        "For a person");
        for (var language : new String[] {"fi", "sv"}) {
            assertThat(page(here(), ANNA, OFFICER, language)).doesNotContain("??", "round.desk.");
        }
    }

    @Test
    @Order(3)
    void a_family_under_an_order_is_on_nobodys_list_but_theirs() {
        var secret = count("select count(*) from round.left_to_person where secret");
        assertThat(page(here(), ANNA, OFFICER, "en")).doesNotContain("/desk/cases/" + secretCase());
        assertThat(page(here(), "p", "protected-case-officer", "en"))
                .contains(secret == 0 ? "Draft 2" : "/desk/cases/" + secretCase());
        assertThat(page(here(), "d", "decision-maker", "en")).doesNotContain("/desk/cases/");
    }

    @Test
    @Order(3)
    void whom_the_round_leaves_to_a_person_is_told_with_what_to_do() {
        jdbc.sql(
                        """
                        insert into round.left_to_person (run_id, case_id, why, secret)
                        select r.id, gen_random_uuid(), w.why, w.why = 'ORDER'
                          from (select id from round.run order by number desc limit 1) r
                         cross join (values ('NO_GUARDIAN'), ('RULE guardian-abroad'), ('RULE no-address'),
                                            ('NO_KNOWN_HOME'), ('ORDER')) w (why)
                        """)
                .update();
        var shown = page(here(), "p", "protected-case-officer", "en");
        assertThat(shown)
                .contains(
                        "No known guardian: Find out who answers for the child.",
                        "A guardian lives abroad. Find out how to hear the guardian",
                        "There is no address. Ask the guardians where the child lives",
                        "No known permanent home: ask the family where the child lives",
                        "Non-disclosure order: Make contact only in a safe way.");
        assertThat(page(here(), ANNA, OFFICER, "en")).doesNotContain("Non-disclosure order:");
        assertThat(page(here(), "d", "decision-maker", "en"))
                .contains("The rule leaves it to a person: ")
                .doesNotContain("A guardian lives abroad", "Non-disclosure order:");
        for (var language : new String[] {"fi", "sv"}) {
            assertThat(page(here(), ANNA, OFFICER, language)).doesNotContain("??", "casework.ask.");
        }
    }

    private String secretCase() {
        return jdbc.sql(
                        """
                        select coalesce((select case_id::text from round.left_to_person where secret
                                          order by case_id limit 1), 'none at all')
                        """)
                .query(String.class)
                .single();
    }

    /// The unit to which most children come.
    private String unit() {
        return jdbc.sql(
                        """
                        select unit_id from round.run_unit
                         where run_id = (select chosen from round.round) order by filled desc, unit_id limit 1
                        """)
                .query(String.class)
                .single();
    }

    private MvcTestResult asManager(String unit, String... answer) {
        var address = here() + "/units/" + unit;
        if (answer.length == 0) {
            return pages.get()
                    .uri(address)
                    .with(TestSignIn.manager("m", unit()))
                    .header("Accept-Language", "en")
                    .exchange();
        }
        return pages.post()
                .uri(address)
                .with(TestSignIn.manager("m", unit()))
                .with(csrf())
                .header("Accept-Language", "en")
                .param("agrees", answer[0])
                .param("reason", answer[1])
                .exchange();
    }

    @Test
    @Order(4)
    void who_leads_a_unit_sees_its_children_without_names_and_no_other_unit() {
        post(here() + "/put-forward", ANNA, OFFICER, "run", run());
        var other =
                jdbc.sql("select unit_id from round.run_unit where unit_id <> :own limit 1")
                        .param("own", unit())
                        .query(String.class)
                        .single();
        assertThat(asManager(other)).hasStatus(404);
        assertThat(asManager(other, "yes", "")).hasStatus(404);
        assertThat(pages.get().uri(here()).with(TestSignIn.manager("m", unit())).exchange())
                .hasStatus(403);
        var own = asManager(unit());
        assertThat(own).hasStatusOk();
        assertThat(body(own))
                .contains("Child 1", "Can the unit take these children?")
                .doesNotContain("/desk/cases/", "??");
        var children =
                jdbc.sql(
                                """
                                select child_id from round.place
                                 where run_id = (select chosen from round.round) and unit_id = :unit
                                """)
                        .param("unit", unit())
                        .query((rs, _) -> new ResidentId(rs.getInt(1)))
                        .list();
        assertThat(children)
                .isNotEmpty()
                .allSatisfy(it ->
                        assertThat(usages.actsOn(it, 100))
                                .anyMatch(act -> act.use().purpose().equals("round-unit")));
        assertThat(
                        body(
                                pages.get()
                                        .uri("/my/data")
                                        .with(TestSignIn.resident(children.getFirst().value()))
                                        .header("Accept-Language", "en")
                                        .exchange()))
                .contains("Check of a unit’s places in a round", "Round of places: ");
        // An order that begins after the run takes its child off the list of everybody else at
        // once.
        var secret =
                jdbc.sql(
                                """
                                insert into casework.task (id, case_id, kind, protected, opened_at)
                                select gen_random_uuid(), case_id, 'ORDER', true, '2026-01-07T10:00:00Z'
                                  from round.place
                                 where run_id = (select chosen from round.round) and unit_id = :unit
                                 limit 1
                                returning case_id::text
                                """)
                        .param("unit", unit())
                        .query(String.class)
                        .single();
        jdbc.sql("update casework.case_file set protected = true where id = :id::uuid")
                .param("id", secret)
                .update();
        assertThat(body(asManager(unit())))
                .doesNotContain("Child " + children.size() + "<")
                .contains("<dd>" + (children.size() - 1) + "</dd>");
        assertThat(page(here() + "/units/" + unit(), ANNA, OFFICER, "en")).doesNotContain(secret);
        assertThat(page(here() + "/units/" + unit(), "p", "protected-case-officer", "en"))
                .contains(secret);
        jdbc.sql("delete from casework.task where case_id = :id::uuid and protected")
                .param("id", secret)
                .update();
        jdbc.sql("update casework.case_file set protected = false where id = :id::uuid")
                .param("id", secret)
                .update();
        assertThat(page(here() + "/units/" + unit(), ANNA, OFFICER, "en"))
                .contains("/desk/cases/")
                .doesNotContain("Can the unit take these children?");
        var all =
                pages.get()
                        .uri("/desk/units")
                        .with(TestSignIn.manager("m", unit()))
                        .header("Accept-Language", "en")
                        .exchange();
        assertThat(body(all))
                .contains("Waits for your answer", "One of your units waits for your answer")
                .doesNotContain(other);
        assertThat(
                        body(
                                pages.get()
                                        .uri("/desk")
                                        .with(TestSignIn.manager("m", unit()))
                                        .header("Accept-Language", "en")
                                        .exchange()))
                .contains("Units waiting for your answer about a round");
    }

    @Test
    @Order(5)
    void a_unit_says_no_with_a_reason_and_another_officer_signs_all_the_same_saying_why() {
        assertThat(body(asManager(unit(), "no", " "))).contains("Write why you do not agree");
        assertThat(body(asManager(unit(), "", ""))).contains("Choose whether the unit can take");
        assertThat(count("select count(*) from round.statement")).isZero();
        asManager(unit(), "yes", "");
        asManager(unit(), "no", "A leak");
        assertThat(page(here(), ANNA, OFFICER, "en"))
                .contains("Does not agree: A leak", "Agrees", "Somebody else signs it.")
                // What a unit said against it is the note with which it goes back.
                .contains(": A leak</textarea>");
        post(here() + "/send-back", BERIT, OFFICER, "reason", "See to the leak");
        assertThat(page(here(), ANNA, OFFICER, "en"))
                .contains("Sent back:", "See to the leak", "Put draft 2 forward");
        post(here() + "/put-forward", ANNA, OFFICER, "run", run());
        post(here() + "/sign", ANNA, OFFICER, "despite", "true", "reason", "Me");
        post(here() + "/sign", BERIT, OFFICER);
        post(here() + "/sign", BERIT, OFFICER, "reason", "Without the tick");
        assertThat(page(here(), BERIT, OFFICER, "en"))
                .contains("<strong>Put forward</strong>", "I sign although not every unit");
        post(here() + "/sign", BERIT, OFFICER, "despite", "true", "reason", "Mended in June");
        assertThat(page(here(), BERIT, OFFICER, "en"))
                .contains("<strong>Signed</strong>", "Mended in June");
        var late = asManager(unit(), "yes", "");
        assertThat(late).hasRedirectedUrl("/desk/units");
        assertThat(late.getMvcResult().getFlashMap().get("fault"))
                .isEqualTo("round.desk.fault.NOT_NOW");
    }

    @Test
    @Order(6)
    void released_it_leaves_and_the_figures_go_from_due_to_decided() {
        var asked = page(here() + "/release", BERIT, OFFICER, "en");
        assertThat(asked)
                .contains(
                        " proposals leave: each to every guardian who decides for the child.",
                        "A release cannot be taken back.")
                // Whom the round left to a person, too.
                .contains(
                        "<li>%s children get no proposal, and an officer sees to each.</li>"
                                .formatted(without(page(here(), BERIT, OFFICER, "en"))));
        post(here() + "/release", BERIT, OFFICER);
        runner.run();
        var told =
                jdbc.sql(
                                """
                                select distinct r.told_day from offer.recipient r
                                  join round.place p on p.offer_id = r.offer_id where r.channel = 'LETTER'
                                """)
                        .query(LocalDate.class)
                        .single();
        assertThat(asked)
                .contains(
                        "has the contact data, and answers by "
                                + Dates.day(told, Language.EN)
                                + ".")
                .containsPattern(
                        "An SMS reads: “[^”]*" + Pattern.quote(Dates.brief(told)) + "[^”]*”");
        assertThat(page(here(), BERIT, OFFICER, "en"))
                .contains("<strong>Published</strong>", "The last proposal was made")
                .contains("From due to decided");
        assertThat(
                        count(
                                """
                                select count(*) from offer.offer o join casework.case_file c on c.id = o.case_id
                                 where c.service = 'pre-primary' and o.state <> 'PREPARED'
                                """))
                .isGreaterThan(5);
    }

    private static int without(String page) {
        var found = Pattern.compile("<dt>Without a place</dt>\\s*<dd>(\\d+)</dd>").matcher(page);
        assertThat(found.find()).isTrue();
        return Integer.parseInt(found.group(1));
    }

    @Test
    @Order(7)
    void the_family_reads_why_this_unit_and_never_of_another_child() {
        var of =
                jdbc.sql(
                                """
                                select o.id::text || ' ' || r.resident_id from round.place p
                                  join offer.offer o on o.id = p.offer_id
                                  join offer.recipient r on r.offer_id = o.id and r.until_day is null
                                 where o.state = 'OPEN' order by p.way_metres desc, 1 limit 1
                                """)
                        .query(String.class)
                        .single()
                        .split(" ");
        for (var language : new String[] {"fi", "sv", "en"}) {
            var why =
                    pages.get()
                            .uri("/my/offers/" + of[0] + "/why")
                            .with(TestSignIn.resident(Integer.parseInt(of[1])))
                            .header("Accept-Language", language)
                            .exchange();
            assertThat(why).hasStatusOk();
            assertThat(body(why))
                    .doesNotContain("??", "round.why.")
                    .contains(
                            switch (language) {
                                case "fi" -> "Paikat annettiin lukuvuoden kaikille lapsille";
                                case "sv" -> "Platserna gavs till läsårets alla barn";
                                default -> "What counts, the most important first";
                            });
            if (language.equals("en")) {
                assertThat(body(why))
                        .contains("Why not a nearer unit?", " m): ")
                        .contains("What would have given another answer", "would not be due");
            }
        }
    }

    @Test
    @Order(7)
    void a_family_waits_for_a_nearer_unit_and_reads_its_place_in_the_queue() {
        var of =
                jdbc.sql(
                                """
                                select o.id::text || ' ' || r.resident_id from round.place p
                                  join offer.offer o on o.id = p.offer_id
                                  join offer.recipient r on r.offer_id = o.id and r.until_day is null
                                 where o.state = 'OPEN' order by p.way_metres desc, 1 limit 1
                                """)
                        .query(String.class)
                        .single()
                        .split(" ");
        var me = TestSignIn.resident(Integer.parseInt(of[1]));
        var address = "/my/offers/" + of[0] + "/queue";
        for (var language : new String[] {"fi", "sv", "en"}) {
            var shown =
                    pages.get()
                            .uri(address)
                            .with(me)
                            .header("Accept-Language", language)
                            .exchange();
            assertThat(shown).hasStatusOk();
            assertThat(body(shown)).contains("<option").doesNotContain("??", "queue.");
        }
        var first = body(pages.get().uri(address).with(me).exchange());
        var from = first.indexOf("<option value=\"") + 15;
        var unit = first.substring(from, first.indexOf('"', from));
        pages.post().uri(address).with(me).with(csrf()).param("unit", unit).exchange();
        var waits = pages.get().uri(address).with(me).header("Accept-Language", "en").exchange();
        assertThat(body(waits)).contains("Your place in the queue: 1", "Leave the queue");
        assertThat(
                        body(
                                pages.get()
                                        .uri("/my/offers/" + of[0])
                                        .with(me)
                                        .header("Accept-Language", "en")
                                        .exchange()))
                .contains("Another unit when a seat becomes free");
        for (var language : new String[] {"fi", "sv", "en"}) {
            assertThat(page(here() + "/queues", ANNA, OFFICER, language))
                    .contains("<td")
                    .doesNotContain("??", "queue.desk.");
        }
    }

    @Test
    @Order(8)
    void an_auditor_takes_out_the_file_and_it_is_the_one_that_was_published() throws Exception {
        assertThat(post(here() + "/export", ANNA, OFFICER, "run", run(), "purpose", "x"))
                .hasStatus(403);
        post(here() + "/export", "aud", "auditor", "run", run(), "purpose", " ");
        assertThat(count("select count(*) from publication.export")).isZero();
        var file =
                post(
                                here() + "/export",
                                "aud",
                                "auditor",
                                "run",
                                run(),
                                "purpose",
                                "Audit plan 2026, section 4")
                        .getMvcResult()
                        .getResponse()
                        .getContentAsByteArray();
        var text = new String(file, StandardCharsets.UTF_8);
        var read = RoundFile.read(new StringReader(text));
        assertThat(Verifier.verify(read.instance(), read.rule(), read.result()).holds()).isTrue();
        var sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        var open = pages.get().uri("/rounds").header("Accept-Language", "en").exchange();
        assertThat(open).hasStatusOk();
        assertThat(body(open))
                .contains(sha, "not shown: fewer than five", "Children with a right to a place and")
                .doesNotContain("??");
        var child =
                new ResidentId(
                        jdbc.sql("select min(child_id) from round.place")
                                .query(Integer.class)
                                .single());
        assertThat(usages.actsOn(child, 100))
                .anyMatch(it -> it.use().purpose().equals("round-audit"));
    }

    @Test
    @Order(9)
    void the_file_is_not_given_out_once_an_order_stands_on_a_family_in_it() {
        var exports = count("select count(*) from publication.export");
        jdbc.sql(
                        """
                        update casework.case_file set protected = true
                         where id = (select case_id from round.place where offer_id is not null
                                      order by case_id limit 1)
                        """)
                .update();
        var asked = post(here() + "/export", "aud", "auditor", "run", run(), "purpose", "Audit");
        assertThat(asked.getMvcResult().getFlashMap().get("fault"))
                .isEqualTo("round.desk.fault.PROTECTED");
        assertThat(count("select count(*) from publication.export")).isEqualTo(exports);
    }
}

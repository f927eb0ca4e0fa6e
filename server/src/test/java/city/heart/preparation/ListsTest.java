// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import city.CityApplication;
import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.base.signin.TestSignIn;
import city.base.usage.Act;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Usages;
import city.base.usage.Use;
import city.heart.InventedCityTest;
import city.heart.casework.FlowRunner;
import city.heart.population.Names;
import city.heart.population.Population;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// The lists of the desk, and what guardians read of children without an offer, over an invented city
/// of 2,000 residents on its first day.
@InventedCityTest
@ContextConfiguration(classes = CityApplication.class)
class ListsTest {
    private static final Use LOOKING =
            new Use(Actor.system("test"), "test", "test", Basis.DUTY, null, Set.of("order"));
    private static final String SERVICE = "service-officer";
    private static final String PROTECTED = "protected-case-officer";

    @Autowired Population population;
    @Autowired FlowRunner runner;
    @Autowired Usages usages;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester pages;
    @Autowired @CityTime Clock clock;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    private ResidentId one(String sql) {
        return new ResidentId(jdbc.sql(sql).query(Integer.class).single());
    }

    private ResidentId offered() {
        return one("select min(child_id) from offer.offer where state = 'OPEN'");
    }

    private ResidentId underOrder() {
        return one(
                """
                select min(c.child_id) from casework.case_file c join casework.task w on w.case_id = c.id
                 where w.kind = 'ORDER'
                """);
    }

    private ResidentId withoutCase() {
        return one(
                """
                select min(b.resident_id) from population.birth b
                 where b.born_year = 1950 and not exists (
                       select from population.non_disclosure o where o.resident_id = b.resident_id)
                """);
    }

    private String name(ResidentId who) {
        return population.find(who, LOOKING).map(it -> it.names()).map(Names::full).orElseThrow();
    }

    private void happens(String kind, ResidentId who) {
        var sql = JdbcClient.create(owner);
        sql.sql(
                        "insert into population.recording (number, at, source) select max(number) + 1, :at, 'test' from population.recording")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        sql.sql(
                        """
                        insert into population.life_event (position, recording, resident_id, happened_on, kind)
                        select nextval('population.life_event_position'), max(number), :who, '2026-01-07', :kind
                          from population.recording
                        """)
                .param("who", who.value())
                .param("kind", kind)
                .update();
    }

    private String page(String address, String... roles) {
        return text(address, TestSignIn.officer(roles));
    }

    private String my(String address, ResidentId who) {
        return text(address, TestSignIn.resident(who.value()));
    }

    private String text(
            String address,
            org.springframework.test.web.servlet.request.RequestPostProcessor somebody) {
        var result =
                pages.get().uri(address).with(somebody).header("Accept-Language", "en").exchange();
        assertThat(result).hasStatusOk();
        try {
            return result.getResponse()
                    .getContentAsString()
                    .replace("&#39;", "'")
                    .replace("&amp;", "&");
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_day_s_changes_say_what_followed_and_name_no_family_under_an_order() {
        var offered = offered();
        var protectedChild = underOrder();
        var other = withoutCase();
        var old = usages.actsOn(offered, 1000).size();
        happens("MOVED_WITHIN", offered);
        happens("NAME_CHANGED", protectedChild);
        happens("LANGUAGE_CHANGED", other);

        assertThat(page("/desk/changes?kind=LANGUAGE_CHANGED", SERVICE))
                .contains(name(other), "Not looked at yet")
                .doesNotContain(name(offered));
        runner.run();
        assertThat(page("/desk/changes?kind=LANGUAGE_CHANGED", SERVICE))
                .contains("No service became due");

        var all = page("/desk/changes", SERVICE);
        assertThat(all)
                .contains(name(offered), name(other), "A case was opened: ", "/desk/cases/")
                .contains("Non-disclosure order: no name is shown")
                .doesNotContain(name(protectedChild));
        assertThat(page("/desk/changes?kind=NAME_CHANGED", SERVICE))
                .contains("A person handles it: ")
                .doesNotContain("/desk/cases/");
        assertThat(page("/desk/changes?kind=NAME_CHANGED", PROTECTED))
                .contains("/desk/cases/")
                .doesNotContain(name(protectedChild));

        List<Act> looks =
                usages.actsOn(offered, 1000).stream()
                        .filter(it -> it.use().purpose().equals("desk-changes"))
                        .toList();
        assertThat(looks).hasSize(1);
        assertThat(usages.actsOn(other, 1000)).contains(looks.getFirst());
        assertThat(usages.actsOn(protectedChild, 1000)).contains(looks.getFirst());
        assertThat(old).isPositive();
    }

    @Test
    void who_is_due_and_why_is_narrowed_by_service_unit_and_reason() {
        var offered = offered();
        var service =
                jdbc.sql("select service from casework.case_file where child_id = :child")
                        .param("child", offered.value())
                        .query(String.class)
                        .single();
        var unit =
                jdbc.sql("select unit_id from offer.offer where child_id = :child")
                        .param("child", offered.value())
                        .query(String.class)
                        .single();
        var other = service.equals("pre-primary") ? "school-start" : "pre-primary";
        assertThat(page("/desk/due?service=" + service + "&unit=" + unit, SERVICE))
                .contains(name(offered), "Waits for an answer");
        assertThat(page("/desk/due?service=" + other + "&unit=" + unit, SERVICE))
                .doesNotContain(name(offered));
        assertThat(page("/desk/due?reason=order", SERVICE))
                .contains("Nothing was found with these limits.");
        assertThat(page("/desk/due?reason=order", PROTECTED))
                .contains(name(underOrder()), "A person handles this matter and will be in touch.");
        assertThat(page("/desk/due?reason=nothing-of-the-kind&page=9", SERVICE))
                .contains("Nothing was found with these limits.");
    }

    @Test
    void a_guardian_reads_why_a_child_is_not_due_yet_and_from_when() {
        var child =
                one(
                        """
                        select min(b.resident_id) from population.birth b
                          join population.guardianship g on g.child_id = b.resident_id and g.decides
                          join population.municipality m on m.resident_id = b.resident_id and m.code = '091'
                         where b.born_year = 2022 and b.born_month is not null
                           and not exists (
                               select from population.non_disclosure o
                                where o.resident_id in (g.child_id, g.guardian_id))
                        """);
        var guardian = guardian(child);
        var page = my("/my/children", guardian);
        assertThat(page)
                .contains(
                        name(child),
                        "Pre-primary education",
                        "It is not yet this child’s turn.",
                        "This is about the school year 2028-29.",
                        "On 7 January 2028 the answer can change if the data stay the same.");
        assertThat(usages.actsOn(child, 1000))
                .anySatisfy(it -> {
                    assertThat(it.use().purpose()).isEqualTo("own-data");
                    assertThat(it.use().actor()).isEqualTo(Actor.resident(guardian));
                });
    }

    @Test
    void a_guardian_finds_the_proposal_of_a_child_who_has_one() {
        var guardian =
                one(
                        """
                        select min(r.resident_id) from offer.recipient r join offer.offer o on o.id = r.offer_id
                         where o.state = 'OPEN' and r.role = 'DECIDES' and o.child_id = %d
                        """
                                .formatted(offered().value()));
        assertThat(my("/my/children", guardian))
                .contains("We have proposed a place.", "/my/offers/");
        assertThat(my("/my", guardian)).contains("/my/children");
    }

    @Test
    void whose_matter_a_person_has_does_not_read_that_there_is_nothing() {
        var child = underOrder();
        assertThat(my("/my", guardian(child)))
                .contains("A person is handling your family’s matter", "/my/children")
                .doesNotContain("You need not apply");
    }

    @Test
    void under_an_order_a_guardian_reads_only_whom_to_call() {
        var child = underOrder();
        assertThat(my("/my/children", guardian(child)))
                .contains("A person handles your family’s matters", "Ask by phone: +358")
                .doesNotContain(name(child))
                .doesNotContain("school year");
    }

    @Test
    void every_number_is_that_of_a_list_that_ends_and_equals_the_rows_that_the_role_may_see() {
        for (var role : List.of(SERVICE, PROTECTED)) {
            var desk = page("/desk", role);
            for (var list : linesOfTheDesk(desk).entrySet()) {
                assertThat(rows(list.getKey(), role))
                        .as(list.getKey() + " as " + role)
                        .isEqualTo(list.getValue());
            }
            assertThat(rows("/desk/due", role)).isEqualTo(dueCases(role));
        }
        assertThat(rows("/desk/work", PROTECTED)).isGreaterThan(rows("/desk/work", SERVICE));
    }

    /// Each list on the desk's first page with the number that stands beside it.
    private static Map<String, Long> linesOfTheDesk(String desk) {
        var lines = new LinkedHashMap<String, Long>();
        Stream.of(
                        "<span class=\"figure\">([0-9,]+)</span><a href=\"(/desk/[^\"]*)\"",
                        "()href=\"(/desk/offers[^\"]*)\">[^<]*</a></th><td class=\"number\">([0-9,]+)<")
                .map(Pattern::compile)
                .forEach(pattern ->
                        pattern.matcher(desk)
                                .results()
                                .forEach(it -> {
                                    var number = it.group(1).isEmpty() ? it.group(3) : it.group(1);
                                    lines.put(it.group(2), Long.parseLong(number.replace(",", "")));
                                }));
        lines.keySet()
                .retainAll(
                        lines.keySet().stream()
                                .filter(it -> it.matches("/desk/(work|decisions|offers).*"))
                                .toList());
        assertThat(lines.keySet())
                .anyMatch(it -> it.startsWith("/desk/offers"))
                .contains("/desk/work");
        return lines;
    }

    /// All rows of a list, part by part; each part says how many there are.
    private long rows(String list, String role) {
        var rows = 0L;
        var all = -1L;
        for (var next = list; next != null; ) {
            var page = page(next, role);
            var here = Pattern.compile("<tr>\\s*<t[hd]").matcher(page).results().count() - 1;
            rows += Math.max(0, here);
            var told = Pattern.compile("Showing ([0-9,]+)–([0-9,]+) of ([0-9,]+)").matcher(page);
            if (!told.find()) {
                assertThat(rows).as(list).isZero();
                return 0;
            }
            var number = Long.parseLong(told.group(3).replace(",", ""));
            assertThat(all).as(next).isIn(-1L, number);
            all = number;
            assertThat(told.group(2).replace(",", "")).as(next).isEqualTo(String.valueOf(rows));
            var link = Pattern.compile("rel=\"next\" href=\"([^\"]*)\"").matcher(page);
            next = link.find() ? link.group(1) : null;
        }
        assertThat(rows).as(list).isEqualTo(all);
        return rows;
    }

    private long dueCases(String role) {
        return jdbc.sql(
                        """
                        select count(*) from casework.case_file
                         where rule_answer ->> 'answer' <> 'NOT_MET' and handler <> 'CLOSED'
                           and (:secret or not protected)
                        """)
                .param("secret", role.equals(PROTECTED))
                .query(Long.class)
                .single();
    }

    @Test
    void a_list_is_narrowed_by_a_name_that_stands_in_no_address() {
        var offered = offered();
        var last = population.find(offered, LOOKING).map(it -> it.names()).orElseThrow().last();
        var found =
                pages.post()
                        .uri("/desk/offers")
                        .with(TestSignIn.officer(SERVICE))
                        .with(csrf())
                        .param("state", "OPEN")
                        .param("name", last.toLowerCase(Locale.ROOT))
                        .header("Accept-Language", "en")
                        .exchange();
        assertThat(found)
                .hasStatusOk()
                .bodyText()
                .contains(name(offered))
                .doesNotContain("name=" + last);
        var nobody =
                pages.post()
                        .uri("/desk/offers")
                        .with(TestSignIn.officer(SERVICE))
                        .with(csrf())
                        .param("name", "Nobody-of-this-name")
                        .header("Accept-Language", "en")
                        .exchange();
        assertThat(nobody).hasStatusOk().bodyText().contains("There are no proposals");
    }

    @Test
    void a_part_of_the_city_holds_the_units_that_stand_in_it() {
        var everywhere = rows("/desk/due", SERVICE);
        var inAreas =
                jdbc.sql(
                                "select distinct unit_id from casework.case_file where unit_id is not null")
                        .query(String.class)
                        .list();
        assertThat(inAreas).isNotEmpty();
        var area = Pattern.compile("<option value=\"(00[0-9]{3})\">");
        var sum =
                area.matcher(page("/desk/due", SERVICE))
                        .results()
                        .map(it -> it.group(1))
                        .distinct()
                        .mapToLong(it -> rows("/desk/due?area=" + it, SERVICE))
                        .sum();
        var withUnit =
                jdbc.sql(
                                """
                                select count(*) from casework.case_file
                                 where due and handler <> 'CLOSED' and unit_id is not null and not protected
                                """)
                        .query(Long.class)
                        .single();
        assertThat(sum).isEqualTo(withUnit).isLessThan(everywhere);
        assertThat(pages.get().uri("/desk/due?area=99999").with(TestSignIn.officer(SERVICE)))
                .hasStatus(404);
    }

    @Test
    void an_officer_takes_a_task_and_a_colleague_sees_that_it_is_taken() {
        var task =
                jdbc.sql(
                                "select min(id::text) from casework.task where closed_at is null and not protected")
                        .query(String.class)
                        .single();
        assertThat(act(task, "take", "berit")).isEqualTo("/desk/work?show=mine");
        assertThat(mine("berit")).contains("/desk/work/" + task + "/give-back");
        assertThat(mine("anna")).contains("Nothing waits");
        act(task, "take", "anna");
        assertThat(mine("anna")).contains("Nothing waits");
        act(task, "give-back", "anna");
        assertThat(mine("berit")).contains("/desk/work/" + task + "/give-back");
        act(task, "give-back", "berit");
        assertThat(mine("berit")).contains("Nothing waits");
    }

    @Test
    void an_officer_sees_how_to_reach_each_guardian_and_notes_a_call_once_for_two_taps() {
        var child = offered();
        var guardian = guardian(child);
        jdbc.sql(
                        """
                        insert into profile.contact_point (resident_id, channel, value, source, since_day, known_at)
                        values (:who, 'SMS', '+358401112223', 'self', '2026-01-01', :at) on conflict do nothing
                        """)
                .param("who", guardian.value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        var file = caseOf(child);
        assertThat(page("/desk/cases/" + file, SERVICE))
                .contains("Guardians", name(guardian), "tel:+358401112223", "Decides")
                .containsPattern("<span>(Finnish|Swedish)(, [A-Z][a-z]+)?</span>");
        assertThat(usages.actsOn(guardian, 1000))
                .anySatisfy(it -> assertThat(it.use().purpose()).isEqualTo("desk-contact"));

        assertThat(page("/desk/cases/" + file + "/why", SERVICE))
                .contains("Why: " + name(child), "What would have given another answer")
                .contains("the child would not be due the service.")
                .doesNotContain("??");

        for (var tap = 0; tap < 2; tap++) {
            assertThat(note(file, SERVICE, "2026-01-07", "Calls back today"))
                    .hasStatus3xxRedirection();
        }
        var page = page("/desk/cases/" + file, SERVICE);
        assertThat(page.split("Calls back today", -1)).hasSize(2);
        assertThat(page).contains("Go on 7.1.2026", "Not reached");
        assertThat(page("/desk/follow-up", SERVICE)).contains(name(child), "Showing 1–1 of 1");
        assertThat(page("/desk", SERVICE)).contains("1</span><a href=\"/desk/follow-up\"");
        // The newest note counts.
        assertThat(note(file, SERVICE, "2026-01-09", "Reached, calls on Friday"))
                .hasStatus3xxRedirection();
        assertThat(page("/desk/follow-up", SERVICE)).doesNotContain(name(child));
        assertThat(note(file, SERVICE, "2026-01-06", "Yesterday"))
                .hasStatusOk()
                .bodyText()
                .contains("Write a day that is today or later.", "Yesterday");
        assertThat(noteWith(withoutCase().value() + "", file))
                .hasStatusOk()
                .bodyText()
                .contains("Choose with whom.");
        assertThat(noteWith(guardian.value() + "", file)).hasStatus3xxRedirection();
        assertThat(page("/desk/cases/" + file, SERVICE)).contains("Phone call: " + name(guardian));
    }

    @Test
    void a_safe_contact_is_there_only_for_who_may_handle_the_family() {
        var child = underOrder();
        var file = caseOf(child);
        assertThat(page("/desk/cases/" + file, PROTECTED)).contains("No safe contact is noted.");
        assertThat(safe(file, SERVICE)).hasStatus(403);
        assertThat(safe(file, PROTECTED)).hasStatus3xxRedirection();
        assertThat(page("/desk/cases/" + file, PROTECTED)).contains("Only the shelter, 9 to 11");
        assertThat(note(file, SERVICE, "", "Tried")).hasStatus(404);
        assertThat(safe(caseOf(offered()), PROTECTED)).hasStatus(404);
    }

    private MvcTestResult note(String file, String role, String next, String text) {
        return note(file, role, "", next, text);
    }

    private MvcTestResult noteWith(String with, String file) {
        return note(file, SERVICE, with, "", "Spoke with");
    }

    private MvcTestResult note(String file, String role, String with, String next, String text) {
        return pages.post()
                .uri("/desk/cases/" + file + "/notes")
                .with(TestSignIn.officer(role))
                .with(csrf())
                .header("Accept-Language", "en")
                .param("with", with)
                .param("way", "PHONE")
                .param("reached", "no")
                .param("text", text)
                .param("next", next)
                .exchange();
    }

    private MvcTestResult safe(String file, String role) {
        return pages.post()
                .uri("/desk/cases/" + file + "/safe-contact")
                .with(TestSignIn.officer(role))
                .with(csrf())
                .param("safe", "Only the shelter, 9 to 11")
                .exchange();
    }

    private String caseOf(ResidentId child) {
        return jdbc.sql("select min(id::text) from casework.case_file where child_id = :child")
                .param("child", child.value())
                .query(String.class)
                .single();
    }

    @Test
    void a_task_is_done_only_with_what_came_of_it() {
        var task =
                jdbc.sql(
                                "select max(id::text) from casework.task where closed_at is null and not protected")
                        .query(String.class)
                        .single();
        assertThat(page("/desk/work/" + task + "/done", SERVICE))
                .contains("What follows", "What was done?");
        assertThat(done(task, "", "")).hasStatusOk().bodyText().contains("Choose what was done.");
        assertThat(done(task, "other", ""))
                .hasStatusOk()
                .bodyText()
                .contains("Write what was done.");
        assertThat(done(task, "other", "Met at the school")).hasStatus3xxRedirection();
        var file =
                jdbc.sql("select case_id::text from casework.task where id = :id::uuid")
                        .param("id", task)
                        .query(String.class)
                        .single();
        assertThat(page("/desk/cases/" + file, SERVICE))
                .contains("Met at the school", "Something else, write what");
    }

    private MvcTestResult done(String task, String outcome, String because) {
        return pages.post()
                .uri("/desk/work/" + task + "/done")
                .with(TestSignIn.officer(SERVICE))
                .with(csrf())
                .header("Accept-Language", "en")
                .param("outcome", outcome)
                .param("because", because)
                .exchange();
    }

    private String act(String task, String what, String officer) {
        var result =
                pages.post()
                        .uri("/desk/work/" + task + "/" + what + "?show=mine")
                        .with(TestSignIn.named(officer, SERVICE))
                        .with(csrf())
                        .exchange();
        assertThat(result).hasStatus3xxRedirection();
        return String.valueOf(result.getResponse().getRedirectedUrl());
    }

    private String mine(String officer) {
        return text("/desk/work?show=mine", TestSignIn.named(officer, SERVICE));
    }

    private ResidentId guardian(ResidentId child) {
        return one(
                "select min(guardian_id) from population.guardianship where decides and known_to is null and child_id = "
                        + child.value());
    }
}

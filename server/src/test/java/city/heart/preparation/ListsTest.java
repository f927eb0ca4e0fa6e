// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import city.base.shared.ResidentId;
import city.base.signin.TestSignIn;
import city.base.usage.Act;
import city.base.usage.Actor;
import city.heart.casework.FlowRunner;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The lists of the desk, and what guardians read of children without an offer.
class ListsTest extends InventedDesk {
    @Autowired FlowRunner runner;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

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
}

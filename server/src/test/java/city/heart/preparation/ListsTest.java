// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.base.signin.TestSignIn;
import city.base.usage.Act;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Usages;
import city.base.usage.Use;
import city.heart.SmallCity;
import city.heart.casework.FlowRunner;
import city.heart.education.EducationLoad;
import city.heart.population.Names;
import city.heart.population.Population;
import city.heart.register.RegisterLoad;
import city.heart.unit.UnitImport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// The lists of the desk, and what guardians read of children without an offer, over an invented city
/// of 2,000 residents on its first day.
@SpringBootTest(
        properties = {
            "city.jobs.enabled=false",
            "city.clock.first-day=2026-01-07",
            "city.placement.first-round=publish"
        })
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsTest {
    private static final Use LOOKING =
            new Use(Actor.system("test"), "test", "test", Basis.DUTY, null, Set.of("order"));
    private static final String SERVICE = "service-officer";
    private static final String PROTECTED = "protected-case-officer";

    @Autowired RegisterLoad populationLoad;
    @Autowired EducationLoad educationLoad;
    @Autowired UnitImport placement;
    @Autowired Population population;
    @Autowired FlowRunner runner;
    @Autowired Usages usages;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester pages;
    @Autowired @CityTime Clock clock;

    @Autowired
    @Qualifier("owner")
    DataSource owner;

    @BeforeAll
    void runTheFirstDay(@TempDir Path work) {
        SmallCity.load(work, populationLoad, placement, educationLoad);
        runner.run();
    }

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
        assertThat(page("/desk/due?reason=order", SERVICE)).contains("Cases: 0");
        assertThat(page("/desk/due?reason=order", PROTECTED))
                .contains(name(underOrder()), "A person handles this matter and will be in touch.");
        assertThat(page("/desk/due?reason=nothing-of-the-kind&page=9", SERVICE))
                .contains("Cases: 0");
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
    void under_an_order_a_guardian_reads_only_whom_to_call() {
        var child = underOrder();
        assertThat(my("/my/children", guardian(child)))
                .contains("A person handles your family’s matters", "Ask by phone: +358")
                .doesNotContain(name(child))
                .doesNotContain("school year");
    }

    private ResidentId guardian(ResidentId child) {
        return one(
                "select min(guardian_id) from population.guardianship where decides and known_to is null and child_id = "
                        + child.value());
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import city.base.shared.ResidentId;
import city.base.signin.TestSignIn;
import city.base.usage.Act;
import city.base.usage.Usages;
import city.heart.InventedCityTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// What-if scenarios over an invented city of 2,000 residents, from the form to the figures.
@InventedCityTest
class WhatIfPagesTest {
    private static final String ANNA = "anna";
    private static final String OFFICER = "service-officer";

    @Autowired Usages usages;
    @Autowired JdbcClient jdbc;
    @Autowired Scenarios scenarios;
    @Autowired WholeDemand demand;
    @Autowired MockMvcTester pages;

    @BeforeEach
    void noScenario() {
        jdbc.sql("delete from scenario.scenario").update();
    }

    private String page(String address, String language) {
        return page(address, ANNA, OFFICER, language);
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

    private MvcTestResult post(String what, String role, String... params) {
        return postAs(ANNA, what, role, params);
    }

    private MvcTestResult postAs(String officer, String what, String role, String... params) {
        var request = pages.post().uri(what).with(TestSignIn.named(officer, role)).with(csrf());
        for (var i = 0; i < params.length; i += 2) {
            request = request.param(params[i], params[i + 1]);
        }
        return request.exchange();
    }

    /// @return the address of its page
    private String made(String name, String service) {
        var to =
                post("/desk/what-if", OFFICER, "service", service, "name", name, "mode", "ANEW")
                        .getMvcResult()
                        .getResponse()
                        .getRedirectedUrl();
        assertThat(to).startsWith("/desk/what-if/");
        return to;
    }

    private static ScenarioId id(String address) {
        return new ScenarioId(UUID.fromString(address.substring(address.lastIndexOf('/') + 1)));
    }

    private Figures figures(String address) {
        page(address, "en");
        return scenarios.find(id(address)).orElseThrow().figures();
    }

    /// The units around one child's home.
    private List<String> around() {
        var home =
                demand.draw("pre-primary", "2026-27", null).due().stream()
                        .filter(it -> it.building() != null)
                        .findFirst()
                        .orElseThrow();
        return jdbc.sql(
                        """
                        select u.id from unit.unit u, unit.building b
                         where b.id = :building and u.municipal and 'pre-primary' = any (u.kinds)
                           and :language = any (u.languages)
                         order by (u.east - b.east) ^ 2 + (u.north - b.north) ^ 2 limit 6
                        """)
                .param("building", home.building())
                .param("language", home.language().code())
                .query(String.class)
                .list();
    }

    @Test
    void nothing_changed_is_today_in_every_language() {
        assertThat(page("/desk/what-if", "en")).contains("No scenario has been made.");
        var it = made("Nothing", "pre-primary");
        assertThat(page(it, "en"))
                .contains(
                        "No changes: the scenario is the same as today.",
                        "Today and the scenario",
                        "No unit changes.",
                        "Nothing changes in any area.",
                        "<title>Map of today</title>",
                        "<title>Map of the scenario</title>");
        for (var language : List.of("fi", "sv")) {
            assertThat(page(it, language)).doesNotContain("??", "scenario.");
            assertThat(page(it + "?areas=sv", language)).doesNotContain("??");
        }
        assertThat(page("/desk/what-if", "en"))
                .contains("Nothing", "2026-27", "Computed")
                .doesNotContain("??");
        var figures = figures(it);
        assertThat(figures.moved()).isZero();
        assertThat(figures.after()).isEqualTo(figures.before());
        assertThat(figures.children()).isGreaterThan(5);
    }

    @Test
    void closed_units_move_their_children_and_taking_them_back_is_today() {
        var it = made("Close all around", "pre-primary");
        var before = figures(it);
        var units = around();
        units.forEach(unit -> post(it + "/close", OFFICER, "unit", unit));
        var closed = figures(it);
        assertThat(closed.ways().after()).isGreaterThan(closed.ways().before());
        assertThat(closed.after().free()).isLessThan(before.after().free());
        assertThat(page(it, "en")).contains(" is closed", "unit-closed", "Take this change back");
        var version = scenarios.find(id(it)).orElseThrow().version();
        post(it + "/remove", OFFICER, "index", "0", "version", "" + (version - 1));
        assertThat(scenarios.find(id(it)).orElseThrow().changes().list()).hasSize(units.size());
        for (var i = 0; i < units.size(); i++) {
            post(it + "/remove", OFFICER, "index", "0", "version", "" + (version + i));
        }
        var again = figures(it);
        assertThat(again.after()).isEqualTo(before.after());
        assertThat(again.units()).isEqualTo(before.units());
    }

    @Test
    void seats_a_new_unit_a_shifted_part_and_another_order_are_tried_together() {
        var it = made("All of it", "school-start");
        var school =
                jdbc.sql(
                                "select unit_id from unit.area where period = '2026-27' and language = 'fi' order by 1 limit 2")
                        .query(String.class)
                        .list();
        post(it + "/seats", OFFICER, "unit", school.getFirst(), "more", "-7");
        post(
                it + "/open",
                OFFICER,
                "name",
                "New school",
                "language",
                "fi",
                "seats",
                "50",
                "postalArea",
                "00100",
                "place",
                "");
        post(it + "/shift", OFFICER, "area", "fi:" + school.get(1), "to", "planned-1");
        post(it + "/give", OFFICER, "mode", "KEEP", "method", "LADDER", "aim", "METRES", "aim", "");
        for (var language : List.of("fi", "sv", "en")) {
            assertThat(page(it, language)).contains("New school").doesNotContain("??", "scenario.");
        }
        assertThat(page(it, "en"))
                .contains(
                        "7 seats fewer",
                        "New unit New school (Finnish): 50 seats",
                        "The area shifts: ",
                        "School choice: each unit",
                        "area-changed");
        assertThat(figures(it).units())
                .anySatisfy(row -> {
                    assertThat(row.unit().value()).isEqualTo("planned-1");
                    assertThat(row.seatsBefore()).isZero();
                    assertThat(row.seatsAfter()).isEqualTo(50);
                });
        assertThat(page("/desk/what-if", "en")).contains("All of it", "Computed");
    }

    @Test
    void what_does_not_fit_is_refused_in_words() {
        var it = made("Refused", "school-start");
        var area = "fi:school-fi-001";
        record Case(String what, String fault, String... params) {}
        var cases =
                List.of(
                        new Case("/close", "UNIT", "unit", "no-such-unit"),
                        new Case("/close", "UNIT", "unit", "NO UNIT"),
                        new Case("/close", "UNIT", "unit", "pre-primary-fi-001-1"),
                        new Case("/seats", "SEATS", "unit", "school-fi-001", "more", "many"),
                        new Case("/seats", "SEATS", "unit", "school-fi-001", "more", "0"),
                        new Case("/open", "NAME", "name", " ", "seats", "5"),
                        new Case("/open", "PLACE", "name", "A", "seats", "5", "place", "here"),
                        new Case("/shift", "AREA", "area", "fi:none", "to", "school-fi-002"),
                        new Case("/shift", "UNIT", "area", area, "to", "planned-9"),
                        new Case(
                                "/shift",
                                "PART",
                                "area",
                                area,
                                "to",
                                "school-fi-002",
                                "corners",
                                "300000 6000000\n300001 6000000\n300000 6000001"),
                        new Case(
                                "/shift",
                                "POLYGON",
                                "area",
                                area,
                                "to",
                                "school-fi-002",
                                "corners",
                                "1 2\n3 4"),
                        new Case(
                                "/give", "ORDER", "mode", "ANEW", "method", "TIERS", "aim",
                                "METRES"),
                        new Case("/rename", "NAME", "name", ""),
                        new Case("/copy", "NAME", "name", "x".repeat(121)));
        for (var one : cases) {
            var refused = post(it + one.what(), OFFICER, one.params());
            assertThat(refused.getMvcResult().getFlashMap().get("fault"))
                    .as(one.what() + " " + String.join(" ", one.params()))
                    .isEqualTo("scenario.fault." + one.fault());
        }
        assertThat(scenarios.find(id(it)).orElseThrow().changes().list()).isEmpty();
        assertThat(scenarios.list()).hasSize(1);
    }

    @Test
    void scenarios_are_copied_renamed_compared_and_deleted() {
        var one = made("One", "pre-primary");
        post(one + "/close", OFFICER, "unit", around().getFirst());
        var copied =
                post(one + "/copy", OFFICER, "name", "Other")
                        .getMvcResult()
                        .getResponse()
                        .getRedirectedUrl();
        post(copied + "/rename", OFFICER, "name", "The other one");
        assertThat(scenarios.find(id(copied)).orElseThrow().changes())
                .isEqualTo(scenarios.find(id(one)).orElseThrow().changes());
        post(copied + "/seats", OFFICER, "unit", "pre-primary-fi-002-1", "more", "20");
        var compare =
                "/desk/what-if/compare?one=" + id(one).value() + "&other=" + id(copied).value();
        assertThat(page(compare, "en")).contains("Not both have been computed yet.");
        figures(one);
        figures(copied);
        for (var language : List.of("fi", "sv", "en")) {
            assertThat(page(compare, language))
                    .contains("One", "The other one")
                    .doesNotContain("??", "scenario.");
        }
        var school = made("School", "school-start");
        assertThat(
                        pages.get()
                                .uri(
                                        "/desk/what-if/compare?one="
                                                + id(one).value()
                                                + "&other="
                                                + id(school).value())
                                .with(TestSignIn.named(ANNA, OFFICER))
                                .exchange())
                .hasStatus(404);
        post(one + "/delete", OFFICER);
        assertThat(scenarios.find(id(one))).isEmpty();
        assertThat(page("/desk/what-if", "en")).contains("The other one").doesNotContain(">One<");
    }

    @Test
    void an_auditor_looks_and_changes_nothing_and_others_do_not_see_it() {
        var it = made("Looked at", "pre-primary");
        assertThat(page(it, "a", "auditor", "en"))
                .contains("Looked at")
                .doesNotContain("Add a change", "Copy");
        assertThat(post(it + "/delete", "auditor")).hasStatus(403);
        for (var role : List.of("administrator")) {
            assertThat(pages.get().uri(it).with(TestSignIn.named("x", role)).exchange())
                    .hasStatus(403);
        }
    }

    @Test
    void nobody_under_an_order_is_in_it_and_the_look_at_the_homes_is_on_record() {
        var drawn = demand.draw("pre-primary", "2026-27", null);
        assertThat(drawn.due()).hasSizeGreaterThan(5);
        var ids = drawn.due().stream().map(it -> it.child().value()).toList();
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) from population.non_disclosure
                                         where active and known_to is null and resident_id in (:ids)
                                        """)
                                .param("ids", ids)
                                .query(Integer.class)
                                .single())
                .isZero();
        var child = drawn.due().getFirst().child();
        assertThat(usages.actsOn(child, 100))
                .anySatisfy(it -> {
                    assertThat(it.use().purpose()).isEqualTo("planning");
                    assertThat(it.use().service()).isEqualTo("pre-primary");
                    assertThat(it.how()).isEqualTo(Act.How.NAMED);
                });
        // Nothing has changed: nobody is looked at again.
        assertThat(demand.draw("pre-primary", "2026-27", drawn)).isSameAs(drawn);
        var order = new ResidentId(drawn.due().getLast().child().value());
        jdbc.sql(
                        """
                        insert into casework.task (id, case_id, kind, protected, opened_at)
                        select gen_random_uuid(), id, 'ORDER', true, '2026-01-08T06:00Z' from casework.case_file
                         where child_id = :child and service = 'pre-primary'
                        """)
                .param("child", order.value())
                .update();
        jdbc.sql(
                        """
                        update casework.case_file set protected = true
                         where child_id = :child and service = 'pre-primary'
                        """)
                .param("child", order.value())
                .update();
        var after = demand.draw("pre-primary", "2026-27", drawn);
        assertThat(after.due()).noneMatch(it -> it.child().equals(order));
    }

    @Test
    void what_is_stored_of_a_scenario_names_nobody() {
        var it = made("Stored", "pre-primary");
        figures(it);
        var row = jdbc.sql("select s::text from scenario.scenario s").query(String.class).single();
        assertThat(row).doesNotContain("child-");
        var totals = figures(it);
        for (var area : totals.areas()) {
            assertThat(area.children()).isNotIn(1, 2, 3, 4);
        }
    }

    @Test
    void another_planner_copies_a_scenario_and_changes_nothing_of_it() {
        var it = made("Anna's", "pre-primary");
        assertThat(page(it, "en")).contains("Add a change", "Delete the scenario");
        var before = scenarios.find(id(it)).orElseThrow();
        assertThat(page(it, "berit", "decision-maker", "en"))
                .contains("Somebody else made this scenario", "Copy")
                .doesNotContain("Add a change", "Rename", "Delete the scenario");
        var unit = around().getFirst();
        record Case(String what, String... params) {}
        for (var one :
                List.of(
                        new Case("/close", "unit", unit),
                        new Case("/seats", "unit", unit, "more", "3"),
                        new Case("/give", "mode", "KEEP", "method", "LADDER", "aim", "METRES"),
                        new Case("/remove", "index", "0", "version", "1"),
                        new Case("/rename", "name", "Berit's"),
                        new Case("/delete"))) {
            var refused = postAs("berit", it + one.what(), "decision-maker", one.params());
            assertThat(refused.getMvcResult().getFlashMap().get("fault"))
                    .as(one.what())
                    .isEqualTo("scenario.fault.NOT_YOURS");
        }
        assertThat(scenarios.find(id(it))).contains(before);
        var copy =
                postAs("berit", it + "/copy", "decision-maker", "name", "Berit's")
                        .getMvcResult()
                        .getResponse()
                        .getRedirectedUrl();
        postAs("berit", copy + "/close", "decision-maker", "unit", unit);
        assertThat(scenarios.find(id(copy)).orElseThrow().changes().list()).hasSize(1);
    }

    /// Two units have seats for others, the rest none: where the two are closed, children lose their place, and the ways
    /// of the others are compared over those others.
    @Test
    void who_loses_a_place_is_counted_and_the_ways_are_of_those_who_keep_one() {
        var two = around().subList(0, 2);
        jdbc.sql(
                        """
                        update placement.seat
                           set capacity = greatest(taken, case when unit_id in (:two) then 20 else 0 end)
                         where kind = 'pre-primary'
                        """)
                .param("two", two)
                .update();
        try {
            waysAreOfThoseWhoKeepAPlace(two);
        } finally {
            jdbc.sql(
                            "update placement.seat set capacity = greatest(declared, taken) where kind = 'pre-primary'")
                    .update();
        }
    }

    private void waysAreOfThoseWhoKeepAPlace(List<String> two) {
        var it = made("Fewer seats", "pre-primary");
        var whole = figures(it);
        two.forEach(unit -> post(it + "/close", OFFICER, "unit", unit));
        var figures = figures(it);
        assertThat(figures.gained()).isZero();
        assertThat(figures.lost()).isGreaterThanOrEqualTo(5);
        assertThat(figures.ways().children()).isEqualTo(whole.ways().children() - figures.lost());
        assertThat(figures.ways().before()).isLessThan(whole.ways().before());
        var page = page(it, "en");
        assertThat(page)
                .contains(
                        "<th scope=\"col\">Lose a place</th>",
                        "<th scope=\"col\">Gain a place</th>",
                        "With a place both without and with the changes",
                        "Without a place is every child who is due",
                        "Free seats are the seats of each unit less the children",
                        "Counted on 7 January 2026.");
        var lost =
                figures.areas().stream()
                        .map(Figures.AreaRow::lost)
                        .filter(java.util.Objects::nonNull)
                        .mapToInt(Integer::intValue)
                        .sum();
        assertThat(lost).isBetween(0, figures.lost());
        assertThat(figures.areas())
                .noneMatch(row -> row.lost() != null && row.lost() > 0 && row.lost() < 5);
    }
}

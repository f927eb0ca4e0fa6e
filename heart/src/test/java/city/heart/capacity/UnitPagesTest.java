// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import city.base.CityTest;
import city.base.shared.UnitId;
import city.base.signin.TestSignIn;
import city.heart.placement.Placements;
import city.heart.placement.Seats;
import city.heart.unit.UnitImport;
import java.io.UnsupportedEncodingException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Units and their groups at the desk, over Helsinki's list of units.
@CityTest
class UnitPagesTest {
    private static final String OFFICER = "service-officer";
    private static final String HERE = "/desk/capacity/pre-primary-sv-001-1";
    private static final UnitId UNIT = new UnitId("pre-primary-sv-001-1");

    @Autowired UnitImport imports;
    @Autowired Placements placements;
    @Autowired Capacity capacity;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester pages;

    @BeforeEach
    void helsinki() {
        imports.units(Path.of("../cities/helsinki"));
    }

    private MvcTestResult look(String address, String role, String language) {
        return pages.get()
                .uri(address)
                .with(TestSignIn.officer(role))
                .header("Accept-Language", language)
                .exchange();
    }

    private MvcTestResult post(String what, String role, String... params) {
        var request =
                pages.post()
                        .uri(HERE + "/groups" + what)
                        .with(TestSignIn.named("anna", role))
                        .header("Accept-Language", "en")
                        .with(csrf());
        for (var i = 0; i < params.length; i += 2) {
            request = request.param(params[i], params[i + 1]);
        }
        return request.exchange();
    }

    private static String body(MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A list to its end, fifty rows a part.
    private String everyPart(String address, String language) {
        var all = new StringBuilder();
        for (var next = address; next != null; ) {
            var page = body(look(next, OFFICER, language));
            var link = Pattern.compile("rel=\"next\" href=\"([^\"]*)\"").matcher(page);
            next = link.find() ? link.group(1).replace("&amp;", "&") : null;
            all.append(page);
        }
        return all.toString();
    }

    private Seats seats() {
        return placements.seats("pre-primary", "2026-27").stream()
                .filter(it -> it.unit().equals(UNIT))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_list_has_every_unit_of_the_kind_and_year_with_its_seats() {
        for (var language : new String[] {"fi", "sv", "en"}) {
            assertThat(everyPart("/desk/capacity?kind=pre-primary&period=2026-27", language))
                    .contains(HERE, "2025-26")
                    .doesNotContain("??", "capacity.");
        }
        assertThat(look("/desk/capacity", "decision-maker", "en"))
                .hasStatusOk()
                .bodyText()
                .contains("Units of the city: 2", "Free seats: ");
        assertThat(look("/desk/capacity?period=1999-00", OFFICER, "en")).hasStatus(404);
        assertThat(look("/desk/capacity?kind=spaceport", OFFICER, "en")).hasStatus(404);
        assertThat(look("/desk/capacity/nowhere", OFFICER, "en")).hasStatus(404);
        assertThat(look("/desk/capacity/NO_ID", OFFICER, "en")).hasStatus(404);
        assertThat(look("/desk/capacity", "administrator", "en")).hasStatus(403);
    }

    @Test
    void an_officer_adds_a_group_closes_it_and_stands_beside_both() {
        var before = seats();
        assertThat(
                        post(
                                "",
                                OFFICER,
                                "name",
                                "Autumn",
                                "seats",
                                "7",
                                "caretakers",
                                "1,5",
                                "first",
                                "2026-08-01",
                                "last",
                                ""))
                .hasStatus3xxRedirection()
                .flash()
                .containsEntry("notice", "capacity.notice.added");
        assertThat(seats().capacity()).isEqualTo(before.capacity() + 7);
        for (var language : new String[] {"fi", "sv", "en"}) {
            assertThat(look(HERE + "?period=2026-27", OFFICER, language))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Autumn", "0" + (language.equals("en") ? "." : ",") + "0 %")
                    .doesNotContain("??", "capacity.");
        }
        var group =
                capacity.groups(UNIT).stream()
                        .filter(it -> it.name().equals("Autumn"))
                        .findFirst()
                        .orElseThrow()
                        .id();
        assertThat(post("/" + group + "/close", OFFICER, "last", "2026-07-01"))
                .flash()
                .containsEntry("fault", "capacity.group.fault.ENDS_BEFORE_IT_BEGINS");
        assertThat(post("/" + group + "/close", OFFICER, "last", "2026-12-31"))
                .flash()
                .containsEntry("notice", "capacity.notice.closed");
        assertThat(seats()).isEqualTo(before);
        assertThat(look(HERE, OFFICER, "en"))
                .bodyText()
                .contains(
                        "Somebody who works for the city: group Autumn added, seats 7, caretakers 1.5, from 1 August 2026 to –",
                        "Somebody who works for the city: last day of group Autumn recorded, seats 7, caretakers 1.5, from"
                                + " 1 August 2026 to 31 December 2026");
    }

    @Test
    void what_is_wrong_in_the_form_is_said_at_the_field_and_nothing_is_added() {
        var before = capacity.groups(UNIT);
        assertThat(
                        post(
                                "",
                                OFFICER,
                                "name",
                                "",
                                "seats",
                                "many",
                                "caretakers",
                                "1.25",
                                "first",
                                "tomorrow",
                                "last",
                                "x"))
                .hasStatus(422)
                .bodyText()
                .contains(
                        "Write a name, 100 characters at most",
                        "Write the number of seats, from 0 to 1000",
                        "Write the number of caretakers with one decimal at most",
                        "Give the first day",
                        "Check the last day");
        assertThat(
                        post(
                                "",
                                OFFICER,
                                "name",
                                "E1",
                                "seats",
                                "7",
                                "caretakers",
                                "1",
                                "first",
                                "2026-08-01",
                                "last",
                                ""))
                .hasStatus(422)
                .bodyText()
                .contains("The unit has a group of this name on some of these days");
        assertThat(capacity.groups(UNIT)).isEqualTo(before);
    }

    @Test
    void who_only_reads_figures_changes_no_group() {
        assertThat(look(HERE, "decision-maker", "en"))
                .hasStatusOk()
                .bodyText()
                .contains("Occupancy")
                .doesNotContain("Add a group");
        assertThat(post("", "decision-maker", "name", "E9")).hasStatus(403);
        assertThat(post("/" + new UUID(0, 0) + "/close", "decision-maker", "last", "2026-12-31"))
                .hasStatus(403);
    }

    @Test
    void the_list_of_units_is_had_as_a_file() {
        var page = body(look("/desk/capacity", OFFICER, "en"));
        assertThat(page).contains(">CSV</a>", ">XLSX</a>", ">JSON</a>");
        var link = Pattern.compile("href=\"(/desk/capacity/units\\.csv[^\"]*)\"").matcher(page);
        assertThat(link.find()).isTrue();
        var file = look(link.group(1).replace("&amp;", "&"), OFFICER, "en");
        assertThat(file)
                .hasStatusOk()
                .bodyText()
                .startsWith("id,name,languages,municipal,seats,children,free,beyond\r\n");
        assertThat(look("/desk/capacity/units.exe?kind=school&period=2026-27", OFFICER, "en"))
                .hasStatus(404);
    }

    @Test
    void every_kind_of_fault_has_its_words_and_what_to_do() {
        jdbc.sql(
                        """
                        insert into unit.issue (kind, what, other, language, period, amount, found_at)
                        select unnest(array['NO_COORDINATES', 'DUPLICATE_UNIT', 'UNKNOWN_UNIT',
                                            'AREAS_OVERLAP', 'AREA_GAP', 'NO_UNIT_IN_LANGUAGE',
                                            'CAPACITY_BELOW_PLACED']),
                               'school-fi-001', '', 'sv', '2026-27', 1200, '2026-01-08T00:00:00Z'
                        """)
                .update();
        try {
            for (var language : new String[] {"fi", "sv", "en"}) {
                assertThat(look("/desk/faults", "administrator", language))
                        .hasStatusOk()
                        .bodyText()
                        .doesNotContain("??", "capacity.");
            }
            assertThat(look("/desk/faults", OFFICER, "en"))
                    .bodyText()
                    .contains(
                            "A unit has no place on the map",
                            "Two units have the same id",
                            "An area or a group belongs to a unit that is not in the list",
                            "Two admission areas overlap by 1,200 m² (Swedish)",
                            "A part of the city, 1,200 m², belongs to no admission area"
                                    + " (Swedish)",
                            "The language has areas, but no unit of the city teaches in it (Swedish)",
                            "A unit has fewer seats than children; too few by: 1,200",
                            "Draw the border so that each home has one area.",
                            "/desk/capacity/school-fi-001");
            assertThat(look("/desk/capacity", OFFICER, "en"))
                    .bodyText()
                    .contains("Faults in the list of units: 7");
        } finally {
            jdbc.sql("delete from unit.issue").update();
        }
        assertThat(look("/desk/faults", OFFICER, "en")).bodyText().contains("There are no faults.");
    }
}

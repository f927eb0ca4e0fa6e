// SPDX-License-Identifier: EUPL-1.2
package city.heart.casenote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import city.base.OwnCityTest;
import city.base.signin.RightScope;
import city.base.signin.TestSignIn;
import city.heart.SmallCity;
import city.heart.casework.CaseId;
import city.heart.casework.FlowRunner;
import city.heart.education.EducationLoad;
import city.heart.register.RegisterLoad;
import city.heart.unit.UnitImport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// The families with whom to go on today, over an invented city of 2,000 residents on 7 January 2026.
@OwnCityTest
@TestPropertySource(properties = "city.placement.first-round=publish")
class FollowUpTest {
    private static final String SERVICE = "service-officer";

    /// Two notes with the same words would be the same tap twice.
    private int calls;

    @Autowired RegisterLoad population;
    @Autowired EducationLoad education;
    @Autowired UnitImport placement;
    @Autowired FlowRunner flow;
    @Autowired CaseNotes notes;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvcTester pages;

    @BeforeAll
    void theFirstDay(@TempDir Path work) {
        SmallCity.load(work, population, placement, education);
        flow.run();
    }

    @BeforeEach
    void nothingNoted() {
        jdbc.sql("delete from casenote.note").update();
    }

    /// Cases that go on and stand under no order.
    private List<String> open(int number) {
        var open =
                jdbc.sql(
                                """
                                select id::text from casework.case_file
                                 where handler in ('RUNNING', 'PERSON') and not protected order by id limit :n
                                """)
                        .param("n", number)
                        .query(String.class)
                        .list();
        assertThat(open).hasSize(number);
        return open;
    }

    private void note(String file, String next) {
        var noted =
                pages.post()
                        .uri("/desk/cases/" + file + "/notes")
                        .with(TestSignIn.officer(SERVICE))
                        .with(csrf())
                        .param("with", "")
                        .param("way", "PHONE")
                        .param("reached", "no")
                        .param("note", "Call " + ++calls)
                        .param("next", next)
                        .exchange();
        assertThat(noted).hasStatus3xxRedirection();
    }

    private String page(String address, String role) {
        var result =
                pages.get()
                        .uri(address)
                        .with(TestSignIn.officer(role))
                        .header("Accept-Language", "en")
                        .exchange();
        assertThat(result).hasStatusOk();
        return new String(
                result.getMvcResult().getResponse().getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    private List<String> due(RightScope scope) {
        return notes.due(scope, 0, 100).stream().map(it -> it.id().value().toString()).toList();
    }

    private void set(String file, String column, String value) {
        jdbc.sql("update casework.case_file set " + column + " = " + value + " where id = :id")
                .param("id", UUID.fromString(file))
                .update();
    }

    @Test
    void only_the_last_note_of_a_case_that_goes_on_is_due() {
        var some = open(4);
        note(some.getFirst(), "2026-01-07");
        note(some.get(1), "2026-01-07");
        note(some.get(1), "2026-01-08");
        note(some.get(2), "2026-01-07");
        note(some.get(2), "");
        note(some.getLast(), "2026-01-07");
        var handler =
                jdbc.sql("select handler from casework.case_file where id = :id::uuid")
                        .param("id", some.getLast())
                        .query(String.class)
                        .single();
        try {
            set(some.getLast(), "handler", "'CLOSED'");
            assertThat(due(RightScope.ALL)).containsExactly(some.getFirst());
            assertThat(notes.countDue(RightScope.ALL)).isEqualTo(1);
            assertThat(page("/desk/follow-up", SERVICE))
                    .contains(some.getFirst(), "Showing 1–1 of 1")
                    .doesNotContain(some.get(1), some.get(2), some.getLast());
            // At night the ended case is settled: nothing looks at its note again.
            notes.settleEnded();
            set(some.getLast(), "handler", "'" + handler + "'");
            assertThat(due(RightScope.ALL)).containsExactly(some.getFirst());
            // Its next note is due as any other.
            note(some.getLast(), "2026-01-07");
            assertThat(due(RightScope.ALL))
                    .containsExactlyInAnyOrder(some.getFirst(), some.getLast());
        } finally {
            set(some.getLast(), "handler", "'" + handler + "'");
        }
    }

    @Test
    void a_family_under_an_order_is_in_list_and_number_of_its_officers_alone() {
        var file = open(1).getFirst();
        note(file, "2026-01-07");
        try {
            set(file, "protected", "true");
            assertThat(due(RightScope.UNPROTECTED)).isEmpty();
            assertThat(notes.countDue(RightScope.UNPROTECTED)).isZero();
            assertThat(due(RightScope.ALL)).containsExactly(file);
            assertThat(page("/desk/follow-up", SERVICE)).doesNotContain(file);
            assertThat(page("/desk/follow-up", "protected-case-officer")).contains(file);
        } finally {
            set(file, "protected", "false");
        }
    }

    @Test
    void the_second_part_of_the_list_holds_what_the_first_does_not() {
        var some = open(51);
        jdbc.sql(
                        """
                        insert into casenote.note (case_id, written_at, written_by, way, reached, text, next_on, waits)
                        select id::uuid, '2026-01-05T10:00:00Z', 'anna', 'PHONE', false, 'Again', '2026-01-06', true
                          from unnest(:ids::text[]) as it (id)
                        """)
                .param("ids", some.toArray(String[]::new))
                .update();
        var first = page("/desk/follow-up", SERVICE);
        var second = page("/desk/follow-up?page=2", SERVICE);
        assertThat(first).contains("Showing 1–50 of 51");
        assertThat(second).contains("Showing 51–51 of 51");
        assertThat(some.stream().filter(first::contains))
                .containsExactlyElementsOf(some.subList(0, 50));
        assertThat(some.stream().filter(second::contains))
                .containsExactlyElementsOf(some.subList(50, 51));
    }

    @Test
    void what_is_due_is_found_by_an_index_that_holds_nothing_else() {
        var some = open(1).getFirst();
        note(some, "2026-01-07");
        note(some, "");
        assertThat(
                        jdbc.sql(
                                        """
                                        select pg_get_indexdef('casenote.note_due'::regclass)
                                        """)
                                .query(String.class)
                                .single())
                .contains("(next_on, case_id) WHERE waits");
        assertThat(
                        jdbc.sql("select count(*) from casenote.note where waits")
                                .query(Integer.class)
                                .single())
                .isZero();
        assertThat(
                        notes.of(
                                notes.find(new CaseId(UUID.fromString(some)), RightScope.ALL)
                                        .orElseThrow()))
                .hasSize(2);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import city.base.shared.ResidentId;
import city.base.signin.TestSignIn;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// What officers do on the page of a case: take a task, note a call, name a safe contact, say what came of it.
class CaseDeedsTest extends InventedDesk {
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
        assertThat(page).contains("Go on 7 January 2026", "Not reached");
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
                .param("note", text)
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
}

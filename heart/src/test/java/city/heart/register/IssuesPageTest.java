// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.CityTest;
import city.base.signin.TestSignIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// What the administrator reads of bad records, in the whole application.
@CityTest
class IssuesPageTest {
    private static final String CODE = "010120A999X";

    @Autowired Issues issues;
    @Autowired MockMvcTester pages;

    @Test
    void a_fault_for_which_nobody_waits_says_what_where_and_how_to_mend_it_until_it_is_done() {
        issues.note("education", 5L, RecordFault.IMPOSSIBLE_DATE, "changes[5/0].at");
        var issue = latest();
        assertThat(look("administrator"))
                .hasStatusOk()
                .bodyText()
                .contains("Education records", "changes[5/0].at")
                .contains("The date is impossible.", "keeper to check the day and its precision.");
        assertThat(post(issue.id(), "done")).hasStatus3xxRedirection();
        assertThat(issues.open(100)).doesNotContain(issue);
        assertThat(post(issue.id(), "done")).hasStatus(404);
    }

    @Test
    void of_very_many_the_first_is_reached_and_done_too() {
        issues.note("education", 5L, RecordFault.IMPOSSIBLE_DATE, "changes[oldest].at");
        var oldest = latest();
        for (var i = 0; i < 210; i++) {
            issues.note("education", 5L, RecordFault.IMPOSSIBLE_DATE, "changes[many/" + i + "].at");
        }
        var all = issues.countOpen();
        assertThat(look("administrator"))
                .bodyText()
                .contains("Showing 1–50 of " + all)
                .doesNotContain("changes[oldest].at");
        assertThat(look("administrator", "?list=register-issues&page=5"))
                .bodyText()
                .contains("Showing 201–%d of %d".formatted(Math.min(250, all), all))
                .contains("changes[oldest].at");
        assertThat(post(oldest.id(), "done")).hasStatus3xxRedirection();
        assertThat(issues.countOpen()).isEqualTo(all - 1);
        issues.open(1_000).stream()
                .filter(it -> it.place().startsWith("changes[many/"))
                .forEach(it -> issues.discard(it.id()));
    }

    @Test
    void a_person_who_waits_is_not_named_and_is_not_thrown_away() {
        issues.parkChange(
                "population", 6L, RecordFault.MALFORMED, "muutokset[0].record", CODE, "{}");
        var issue = latest();
        assertThat(look("administrator"))
                .hasStatusOk()
                .bodyText()
                .contains("Population register", "Ask the register again")
                .doesNotContain(CODE);
        assertThat(post(issue.id(), "done")).hasStatus(404);
        assertThat(post(issue.id(), "retry"))
                .hasStatus3xxRedirection()
                .flash()
                .containsEntry("notice", "register.issues.notice.still");
        assertThat(issues.open(100)).contains(issue);
    }

    @Test
    void the_registers_faults_are_for_the_administrator_only() {
        assertThat(look("administrator")).bodyText().contains("Faults in the registers");
        assertThat(look("service-officer"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Faults in the registers");
        assertThat(look("unit-manager"))
                .hasStatusOk()
                .bodyText()
                .contains("Faults in data are not among your tasks.")
                .doesNotContain("Faults in the registers");
    }

    private Issue latest() {
        return issues.open(1).getFirst();
    }

    private MvcTestResult look(String role) {
        return look(role, "");
    }

    private MvcTestResult look(String role, String query) {
        return pages.get()
                .uri("/desk/faults" + query)
                .with(TestSignIn.officer(role))
                .header("Accept-Language", "en")
                .exchange();
    }

    private MvcTestResult post(long issue, String what) {
        return pages.post()
                .uri("/desk/issues/" + issue + "/" + what)
                .with(TestSignIn.officer("administrator"))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
    }
}

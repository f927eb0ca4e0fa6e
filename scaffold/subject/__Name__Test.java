// SPDX-License-Identifier: EUPL-1.2
package city.__wing__.__name__;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import city.base.CityTest;
import city.base.signin.TestSignIn;
import city.base.subject.Roles;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@CityTest
class __Name__Test {
    @Autowired __Names__ all;
    @Autowired MockMvcTester pages;

    @Test
    void is_shown_up_to_and_including_its_last_day() {
        var today = all.add("Until today", LocalDate.of(2026, 1, 8));
        var past = all.add("Until yesterday", LocalDate.of(2026, 1, 7));

        assertThat(all.listShown()).contains(today).doesNotContain(past);
        assertThat(pages.get().uri("/__names__"))
                .hasStatusOk()
                .bodyText()
                .contains("Until today")
                .doesNotContain("Until yesterday");
    }

    @Test
    void is_added_by_an_officer_who_may() {
        assertThat(
                        pages.post()
                                .uri("/desk/__names__")
                                .param("text", "Added at the desk")
                                .param("lastDay", "2026-04-01")
                                .with(csrf())
                                .with(TestSignIn.officer(Roles.SERVICE_OFFICER)))
                .hasStatus3xxRedirection();
        assertThat(all.listShown()).extracting(__Name__::text).contains("Added at the desk");
    }

    @Test
    void says_at_the_field_what_is_missing() {
        assertThat(
                        pages.post()
                                .uri("/desk/__names__?lang=en")
                                .param("text", " ")
                                .param("lastDay", "yesterday")
                                .with(csrf())
                                .with(TestSignIn.officer(Roles.SERVICE_OFFICER)))
                .hasStatus(422)
                .bodyText()
                .contains("id=\"text-fault\"", "id=\"lastDay-fault\"");
    }
}

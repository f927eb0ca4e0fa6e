// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import city.base.CityTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Two taps on one button, on a page of the running application.
@CityTest
class RepeatedPostsTest {
    @Autowired MockMvcTester pages;
    @Autowired JdbcClient jdbc;

    private String token;

    @BeforeEach
    void openTheForm() throws Exception {
        var page = pages.get().uri("/feedback").exchange().getResponse().getContentAsString();
        var found = Pattern.compile("name=\"_form\" value=\"([^\"]+)\"").matcher(page);
        assertThat(found.find()).isTrue();
        token = found.group(1);
    }

    private MvcTestResult send(String text) {
        return pages.post()
                .uri("/feedback")
                .with(csrf())
                .param("_form", token)
                .param("topic", "OTHER")
                .param("text", text)
                .param("email", "")
                .exchange();
    }

    private long kept(String text) {
        return jdbc.sql("select count(*) from feedback.feedback where text = :text")
                .param("text", text)
                .query(Long.class)
                .single();
    }

    @Test
    void the_second_tap_is_led_where_the_first_was_and_does_nothing() {
        var first = send("The map is upside down");
        var second = send("The map is upside down");
        assertThat(first).hasStatus3xxRedirection();
        assertThat(second)
                .hasStatus3xxRedirection()
                .hasRedirectedUrl(first.getResponse().getRedirectedUrl());
        assertThat(kept("The map is upside down")).isEqualTo(1);
    }

    @Test
    void eight_taps_at_once_are_one() throws Exception {
        var tap = (Callable<Integer>) () -> send("All at once").getResponse().getStatus();
        try (var fingers = Executors.newFixedThreadPool(8)) {
            var taps = new ArrayList<Integer>();
            for (var it : fingers.invokeAll(java.util.Collections.nCopies(8, tap))) {
                taps.add(it.get());
            }
            assertThat(taps).containsOnly(302);
        }
        assertThat(kept("All at once")).isEqualTo(1);
    }

    @Test
    void another_content_in_the_same_form_is_another_form() {
        send("One thing");
        send("And another thing");
        assertThat(List.of(kept("One thing"), kept("And another thing"))).containsOnly(1L);
    }

    @Test
    void what_was_sent_back_to_be_mended_can_be_sent_again() {
        assertThat(send("")).hasStatus(422);
        assertThat(send("")).hasStatus(422);
        assertThat(send("Mended")).hasStatus3xxRedirection();
        assertThat(kept("Mended")).isEqualTo(1);
    }
}

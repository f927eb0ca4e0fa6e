// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

class OverloadTest {
    private static final Locale SWEDISH = Locale.of("sv");
    private final AtomicLong now = new AtomicLong();
    private final Overload overload =
            new Overload(texts(), new FixedLocaleResolver(SWEDISH), 1, now::get);

    private static StaticMessageSource texts() {
        var texts = new StaticMessageSource();
        texts.addMessage("web.error.overload.title", SWEDISH, "Överbelastad");
        texts.addMessage("web.error.overload.text", SWEDISH, "Vänta & ladda om");
        return texts;
    }

    /// One request, and what happens while it is answered.
    private MockHttpServletResponse ask(String path, String accepts, Runnable meanwhile) {
        var request = new MockHttpServletRequest("GET", path);
        request.addHeader("Accept", accepts);
        var response = new MockHttpServletResponse();
        FilterChain page =
                (_, answer) -> {
                    meanwhile.run();
                    answer.getWriter().write("the page");
                };
        try {
            overload.doFilter(request, response, page);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return response;
    }

    private static String text(MockHttpServletResponse it) {
        return new String(it.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void whoever_is_beyond_the_limit_is_told_in_words_and_the_place_is_free_again_afterwards() {
        ask(
                "/my",
                "text/html",
                () -> {
                    var refused = ask("/", "text/html", () -> {});
                    assertThat(refused.getStatus()).isEqualTo(503);
                    assertThat(refused.getHeader("Retry-After")).isEqualTo("5");
                    assertThat(text(refused))
                            .contains(
                                    "<html lang=\"sv\">",
                                    "<h1>Överbelastad</h1>",
                                    "Vänta &amp; ladda om");
                });
        assertThat(text(ask("/", "text/html", () -> {}))).isEqualTo("the page");
    }

    @Test
    void a_machine_gets_problem_details() {
        ask(
                "/my",
                "text/html",
                () -> {
                    var refused = ask("/api/v1/units", "application/json", () -> {});
                    assertThat(refused.getContentType()).startsWith("application/problem+json");
                    assertThat(text(refused))
                            .isEqualTo(
                                    """
                                    {"type":"/problems/web/overload","title":"The server has too much to do","status":503}\
                                    """);
                });
    }

    @Test
    void whoever_watches_the_server_is_answered_always() {
        ask(
                "/my",
                "text/html",
                () ->
                        assertThat(text(ask("/actuator/health", "*/*", () -> {})))
                                .isEqualTo("the page"));
    }

    @Test
    void who_takes_long_takes_nobodys_place_and_gives_none_back_twice() {
        ask(
                "/slow",
                "text/html",
                () -> {
                    now.addAndGet(Duration.ofSeconds(6).toNanos());
                    ask(
                            "/second",
                            "text/html",
                            () ->
                                    assertThat(ask("/third", "text/html", () -> {}).getStatus())
                                            .isEqualTo(503));
                });
        ask(
                "/my",
                "text/html",
                () -> assertThat(ask("/", "text/html", () -> {}).getStatus()).isEqualTo(503));
    }
}

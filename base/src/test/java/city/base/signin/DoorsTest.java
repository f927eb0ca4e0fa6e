// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is let through, refused and told at the doors of pages and forms.
class DoorsTest extends SignInBrowser {
    @Test
    void a_page_to_return_to_that_was_changed_is_not_followed() throws Exception {
        var choice = follow(get("/my/later"));
        var asked = cookie("return-to");
        asked.setValue("L2Rlc2s" + asked.getValue().substring(asked.getValue().indexOf('.')));
        assertThat(choose(choice, "two-homes.1").uri()).hasPath("/my");
    }

    @Test
    void a_form_from_another_sign_in_or_another_browser_is_refused() throws Exception {
        choose(follow(get("/my")), "two-homes.1");
        var mine = follow(get("/sign-in/failed"));
        var theirs = cookie("csrf").getValue();
        // Another browser, another sign-in: its own cookie and form are whole, but of another
        // session.
        cookies.getCookieStore().removeAll();
        choose(follow(get("/my")), "two-homes.1");
        follow(get("/sign-in/failed"));
        cookie("csrf").setValue(theirs);
        assertThat(post("/sign-out", mine, "").statusCode()).isEqualTo(403);
        assertThat(follow(get("/my")).body()).isEqualTo("resident 17");
    }

    @Test
    void a_form_signed_for_nobody_is_worth_nothing_to_whoever_is_signed_in() throws Exception {
        var anonymous = follow(get("/form"));
        var planted = cookie("csrf").getValue();
        choose(follow(get("/my")), "two-homes.1");
        follow(get("/sign-in/failed"));
        cookie("csrf").setValue(planted);
        var refused = post("/my/sessions/end-others", anonymous, "");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Lomake on vanhentunut");
    }

    @Test
    void a_form_from_elsewhere_is_refused() throws Exception {
        choose(follow(get("/my")), "two-homes.1");
        var out =
                follow(
                        HttpRequest.newBuilder(uri("/sign-out"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("_csrf=guessed"))
                                .build());
        assertThat(out.statusCode()).isEqualTo(403);
        assertThat(follow(get("/my")).body()).isEqualTo("resident 17");
    }

    @Test
    void only_what_is_opened_exists_for_strangers() throws Exception {
        assertThat(follow(get("/accessibility")).statusCode()).isEqualTo(200);
        assertThat(follow(HttpRequest.newBuilder(uri("/actuator/health")).build()).statusCode())
                .isEqualTo(200);
        assertThat(follow(get("/actuator/env")).statusCode()).isEqualTo(404);
        assertThat(follow(get("/nowhere")).statusCode()).isEqualTo(404);
        assertThat(cookies.getCookieStore().getCookies())
                .extracting(HttpCookie::getName)
                .doesNotContain("session");
    }

    @Test
    void pages_forbid_scripts_from_elsewhere_frames_and_referrers() throws Exception {
        var headers = follow(get("/accessibility")).headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe-inline");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void a_page_that_takes_too_long_is_given_up_and_says_so() throws Exception {
        var answer = follow(get("/slow"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("<h1>").doesNotContain("pg_sleep");
    }

    @Test
    void an_error_repeats_nothing_of_the_request() throws Exception {
        for (var signedIn : List.of(false, true)) {
            if (signedIn) {
                choose(follow(get("/my")), "two-homes.1");
            }
            for (var accepted : List.of("text/html", "application/json", "*/*")) {
                for (var path :
                        List.of("/nowhere/Zyx99", "/my/Zyx99", "/oauth2/authorization/Zyx99")) {
                    var answer =
                            browser.send(
                                    HttpRequest.newBuilder(uri(path + "?secret=Abc77"))
                                            .header("Accept", accepted)
                                            .header("X-Forwarded-Host", "Hst55")
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString());
                    assertThat(answer.body()).doesNotContain("Zyx99", "Abc77", "Hst55");
                    assertThat(answer.headers().map().toString()).doesNotContain("Hst55");
                }
            }
        }
        for (var line :
                List.of(
                        "GET /Zyx99?<Abc77> HTTP/1.1",
                        "GET /%zzZyx99 HTTP/1.1",
                        "Zyx99 / HTTP/9")) {
            try (var socket = new Socket("localhost", port)) {
                socket.getOutputStream()
                        .write(
                                (line + "\r\nHost: Hst55\r\nConnection: close\r\n\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(
                                new String(
                                        socket.getInputStream().readAllBytes(),
                                        StandardCharsets.UTF_8))
                        .matches("(?s)HTTP/1\\.1 [45].*")
                        .doesNotContain("Zyx99", "Abc77", "Hst55");
            }
        }
    }
}

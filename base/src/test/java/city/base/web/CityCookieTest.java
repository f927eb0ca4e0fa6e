// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class CityCookieTest {
    private static final CityCookie COOKIE = new CityCookie("csrf");

    private static MockHttpServletRequest request(boolean https) {
        var request = new MockHttpServletRequest();
        request.setSecure(https);
        return request;
    }

    @Test
    void over_https_no_other_host_can_set_it() {
        var response = new MockHttpServletResponse();
        COOKIE.write(request(true), response, "a", null);
        assertThat(response.getHeader("Set-Cookie"))
                .isEqualTo("__Host-csrf=a; Path=/; Secure; HttpOnly");
        assertThat(response.getCookie("__Host-csrf").getAttribute("SameSite")).isEqualTo("Lax");
        var planted = request(true);
        planted.setCookies(new Cookie("csrf", "b"));
        assertThat(COOKIE.read(planted)).isEmpty();
        planted.setCookies(new Cookie("__Host-csrf", "c"));
        assertThat(COOKIE.read(planted)).contains("c");
    }

    @Test
    void over_plain_http_it_has_its_plain_name() {
        var response = new MockHttpServletResponse();
        COOKIE.write(request(false), response, "a", Duration.ofMinutes(1));
        assertThat(response.getHeader("Set-Cookie"))
                .startsWith("csrf=a; Path=/; Max-Age=60;")
                .doesNotContain("Secure");
    }

    @Test
    void is_taken_away_only_where_it_was() {
        var response = new MockHttpServletResponse();
        COOKIE.delete(request(true), response);
        assertThat(response.getHeader("Set-Cookie")).isNull();
        var request = request(true);
        request.setCookies(new Cookie("__Host-csrf", "c"));
        COOKIE.delete(request, response);
        assertThat(response.getHeader("Set-Cookie")).startsWith("__Host-csrf=; Path=/; Max-Age=0;");
    }
}

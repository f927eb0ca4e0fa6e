// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/// A cookie of the city: for this host alone, out of reach of scripts, not sent along from other sites. Over https
/// its name begins with `__Host-` (RFC 6265bis, 4.1.3.2), so that no other host of the domain can set one; over plain
/// http, as on the machine of a demonstration, browsers refuse such names.
///
/// @param name small letters and hyphens
public record CityCookie(String name) {
    private static final String OVER_HTTPS = "__Host-";

    /// What the browser sent, if anything.
    public Optional<String> read(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, nameFor(request.isSecure()));
        return cookie == null ? Optional.empty() : Optional.of(cookie.getValue());
    }

    /// @param age how long the browser keeps it; null until it is closed
    public void write(
            HttpServletRequest request,
            HttpServletResponse response,
            String value,
            @Nullable Duration age) {
        var cookie = new Cookie(nameFor(request.isSecure()), value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setMaxAge(age == null ? -1 : (int) age.toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    /// Nothing is sent where there was none.
    public void delete(HttpServletRequest request, HttpServletResponse response) {
        if (read(request).isPresent()) {
            write(request, response, "", Duration.ZERO);
        }
    }

    /// Under which name it goes over the wire.
    public String nameFor(boolean https) {
        return https ? OVER_HTTPS + name : name;
    }
}

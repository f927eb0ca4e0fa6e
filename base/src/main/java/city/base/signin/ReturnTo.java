// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.secret.CityKey;
import city.base.web.CityCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/// To which page somebody comes back after the sign-in: in a signed cookie, since whoever has not signed in has no
/// session.
class ReturnTo {
    private static final Duration AGE = Duration.ofMinutes(30);
    private static final int LONGEST = 2_000;
    private static final Base64.Encoder LETTERS = Base64.getUrlEncoder().withoutPadding();

    private final CityCookie cookie;
    private final CityKey key;

    /// @param cookie its name is what its signature is for
    ReturnTo(CityCookie cookie, CityKey key) {
        this.cookie = cookie;
        this.key = key;
    }

    /// Remembers the page of this request; of one with a very long query its path.
    void keep(HttpServletRequest request, HttpServletResponse response) {
        var path = request.getRequestURI();
        var query = request.getQueryString();
        var page = query == null || query.length() > LONGEST ? path : path + "?" + query;
        if (page.length() <= 2 * LONGEST && !page.startsWith("//")) {
            var text = LETTERS.encodeToString(page.getBytes(StandardCharsets.UTF_8));
            cookie.write(request, response, text + "." + key.sign(cookie.name(), text), AGE);
        }
    }

    /// The page, once; empty where none was asked for, or the cookie is not ours.
    Optional<String> take(HttpServletRequest request, HttpServletResponse response) {
        var page =
                cookie.read(request)
                        .map(it -> it.split("\\.", 2))
                        .filter(it -> it.length == 2 && key.isSigned(cookie.name(), it[0], it[1]))
                        .map(it ->
                                new String(
                                        Base64.getUrlDecoder().decode(it[0]),
                                        StandardCharsets.UTF_8));
        cookie.delete(request, response);
        return page;
    }
}

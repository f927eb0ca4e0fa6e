// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.web.CityCookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/// Names the session in a `CityCookie`.
class HostSessionCookie implements CookieSerializer {
    private final CookieSerializer plain = cookie(false);
    private final CookieSerializer https = cookie(true);

    private static CookieSerializer cookie(boolean https) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(new CityCookie("session").nameFor(https));
        cookie.setUseSecureCookie(https);
        cookie.setCookiePath("/");
        cookie.setSameSite("Lax");
        return cookie;
    }

    private CookieSerializer of(HttpServletRequest request) {
        return request.isSecure() ? https : plain;
    }

    @Override
    public void writeCookieValue(CookieValue value) {
        of(value.getRequest()).writeCookieValue(value);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return of(request).readCookieValues(request);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.secret.CityKey;
import city.base.web.CityCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/// The token against forged forms, in a cookie beside the form and in no table: people who only open a link or write
/// feedback get no session. It is signed together with the session that the browser names, so that a token from
/// another browser or another sign-in is worth nothing (signed double-submit cookie). A session that has ended still
/// counts: what was written in it is kept for the next sign-in.
class SignedCsrf implements CsrfTokenRepository {
    static final CityCookie COOKIE = new CityCookie("csrf");

    /// Of the embedded issuer, whose pages know no session of the city.
    static final CityCookie ISSUERS = new CityCookie("issuer-csrf");

    private static final int BYTES = 16;
    private static final String PURPOSE = "csrf";
    private static final Base64.Encoder LETTERS = Base64.getUrlEncoder().withoutPadding();

    private final CityCookie cookie;
    private final CityKey key;
    private final SecureRandom random = new SecureRandom();

    SignedCsrf(CityCookie cookie, CityKey key) {
        this.cookie = cookie;
        this.key = key;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var drawn = LETTERS.encodeToString(bytes);
        return token(drawn + "." + key.sign(PURPOSE, ofSession(request, drawn)));
    }

    @Override
    public void saveToken(
            @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        if (token == null) {
            cookie.delete(request, response);
        } else {
            cookie.write(request, response, token.getToken(), null);
        }
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return cookie.read(request)
                .filter(it -> isOurs(request, it))
                .map(SignedCsrf::token)
                .orElse(null);
    }

    private boolean isOurs(HttpServletRequest request, String value) {
        var parts = value.split("\\.", 2);
        return parts.length == 2 && key.isSigned(PURPOSE, ofSession(request, parts[0]), parts[1]);
    }

    private String ofSession(HttpServletRequest request, String drawn) {
        var session = cookie.equals(ISSUERS) ? null : request.getRequestedSessionId();
        return drawn + "\n" + (session == null ? "" : session);
    }

    private static CsrfToken token(String value) {
        return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", value);
    }
}

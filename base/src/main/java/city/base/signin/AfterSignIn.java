// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/// Where somebody goes who has signed in: to the page asked for, else to the own first page.
class AfterSignIn implements AuthenticationSuccessHandler {
    private final ReturnTo asked;
    private final Clock wall;

    AfterSignIn(ReturnTo asked, Clock wall) {
        this.asked = asked;
        this.wall = wall;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        forgetChoice(request);
        if (who.getPrincipal() instanceof SignedInUser user) {
            Begun.note(request, user.getName(), wall.instant());
            SecurityEvents.signedIn(user.who());
        }
        var page = asked.take(request, response);
        if (Interrupted.find(request).isPresent()) {
            response.sendRedirect(SignInPage.GO_ON);
            return;
        }
        var officer =
                who.getPrincipal() instanceof SignedInUser user
                        && user.who() instanceof SignedIn.Officer;
        response.sendRedirect(page.orElse(officer ? "/desk" : "/my"));
    }

    /// The embedded issuer asks anew at the next sign-in.
    private static void forgetChoice(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(EmbeddedIssuer.CONTEXT);
        }
    }

    /// Says what to do, and logs the kind of fault only: messages of issuers may name people.
    static void failed(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException fault)
            throws IOException {
        forgetChoice(request);
        var code =
                fault instanceof OAuth2AuthenticationException oauth
                        ? oauth.getError().getErrorCode()
                        : fault.getClass().getSimpleName();
        SecurityEvents.signInFailed(code.replaceAll("[^a-zA-Z0-9_]", "?"));
        response.sendRedirect(
                SignedInUsers.UNKNOWN_PERSON.equals(code) ? SignInPage.UNKNOWN : SignInPage.FAILED);
    }
}

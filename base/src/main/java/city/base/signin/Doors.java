// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.subject.Subjects;
import city.base.web.ErrorPages;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/// What happens at a closed door. On pages of residents and officers: the way to sign in, a page that says for whom
/// this is, that the sign-in has ended and nothing was sent, or that the form is out of date. In the interface for
/// machines, whose addresses everybody may know: the bare status. Anywhere else: not there, so that nobody learns what
/// exists.
class Doors implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final Subjects subjects;
    private final ReturnTo asked;

    /// @param asked where a page is remembered that was asked for
    Doors(Subjects subjects, ReturnTo asked) {
        this.subjects = subjects;
        this.asked = asked;
    }

    static boolean forSomebody(HttpServletRequest request) {
        var path = request.getRequestURI();
        return Stream.of("/my", "/desk", "/studio")
                .anyMatch(it -> path.equals(it) || path.startsWith(it + "/"));
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException nobody)
            throws IOException {
        if (forSomebody(request) && request.getMethod().equals("POST")) {
            // The sign-in ended while the page lay open. The form came from our own page: its token
            // was checked before.
            Interrupted.keep(request);
            response.sendRedirect(
                    SignInLimits.mustAskAgain(request) ? SignInPage.PATH : SignInPage.ENDED);
        } else if (forSomebody(request)) {
            asked.keep(request, response);
            response.sendRedirect(SignInPage.PATH);
        } else if (forMachines(request)) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException closed)
            throws IOException, ServletException {
        if (closed instanceof CsrfException) {
            SecurityEvents.forgedForm(request);
        } else {
            SecurityEvents.closedDoor(user(request), request);
        }
        if (closed instanceof CsrfException && forSomebody(request) && !signedIn()) {
            // Signed out in another window: what was sent may not be from our page, so it is not
            // kept.
            response.sendRedirect(SignInPage.ENDED);
        } else if (closed instanceof CsrfException) {
            request.setAttribute(ErrorPages.TEXT, "web.error.form");
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (forMachines(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (forSomebody(request) || notAllowed(closed)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            request.setAttribute(
                    RequestDispatcher.ERROR_STATUS_CODE, HttpServletResponse.SC_FORBIDDEN);
            request.getRequestDispatcher(SignInPage.NOT_FOR_YOU).forward(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /// Known already where forms are checked, before the request has a principal.
    private static boolean signedIn() {
        var somebody = SecurityContextHolder.getContext().getAuthentication();
        return somebody != null && somebody.getPrincipal() instanceof SignedInUser;
    }

    private static @Nullable SignedIn user(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication somebody
                        && somebody.getPrincipal() instanceof SignedInUser user
                ? user.who()
                : null;
    }

    private boolean forMachines(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/api/") && subjects.route(request.getMethod(), path).isPresent();
    }

    private static boolean notAllowed(AccessDeniedException closed) {
        return !(closed instanceof AuthorizationDeniedException);
    }
}

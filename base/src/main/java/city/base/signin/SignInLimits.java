// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.shared.WallTime;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/// How long a sign-in counts. It ends for good so long after it began, however much it is used. What an officer may do
/// holds for minutes: then the issuer is asked again, a page leads there and back, and a form waits for that
/// (`Interrupted`). Looked at only where a page asks who is signed in.
@Component
class SignInLimits {
    /// A page renews what a form may still use.
    private static final int EARLIER = 3;

    private static final String STALE = SignInLimits.class.getName() + ".stale";

    private final SignInSettings settings;
    private final ObjectProvider<People> embedded;
    private final Clock wall;

    SignInLimits(SignInSettings settings, ObjectProvider<People> embedded, @WallTime Clock wall) {
        this.settings = settings;
        this.embedded = embedded;
        this.wall = wall;
    }

    /// Of the one chain in which people are signed in; no bean, since it would then run for every request.
    OncePerRequestFilter filter() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(
                    HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                var kept = SecurityContextHolder.getDeferredContext();
                SecurityContextHolder.setDeferredContext(
                        SingletonSupplier.of(() -> now(kept.get(), request)));
                chain.doFilter(request, response);
            }
        };
    }

    /// True where the issuer must be asked again before this request can be answered.
    static boolean mustAskAgain(HttpServletRequest request) {
        return request.getAttribute(STALE) != null;
    }

    private SecurityContext now(SecurityContext kept, HttpServletRequest request) {
        var who = kept.getAuthentication();
        if (who == null || !(who.getPrincipal() instanceof SignedInUser user)) {
            return kept;
        }
        var session = request.getSession(false);
        var begun = Begun.find(session).map(Begun::at).orElse(user.at());
        if (!wall.instant().isBefore(begun.plus(longest(user)))) {
            SecurityEvents.signInOver(user.who());
            return ended(request);
        }
        if (!(user.who() instanceof SignedIn.Officer officer)
                || wall.instant().isBefore(user.at().plus(rolesHold(request)))) {
            return kept;
        }
        var people = embedded.getIfAvailable();
        if (people != null && !settings.outside()) {
            return people.find(officer.id())
                    .map(it -> renewed(it, request))
                    .orElseGet(() -> ended(request));
        }
        if (!Doors.forSomebody(request)) {
            return kept;
        }
        request.setAttribute(STALE, true);
        return SecurityContextHolder.createEmptyContext();
    }

    private Duration longest(SignedInUser user) {
        return switch (user.who()) {
            case SignedIn.Resident _ -> settings.longestResident();
            case SignedIn.Officer _ -> settings.longestOfficer();
        };
    }

    /// What a page's own scripts fetch is not led away: the page itself was.
    private Duration rolesHold(HttpServletRequest request) {
        var opensPage =
                request.getMethod().equals("GET")
                        && Optional.ofNullable(request.getHeader("Sec-Fetch-Mode"))
                                .orElse("navigate")
                                .equals("navigate");
        return opensPage ? settings.rolesHold().dividedBy(EARLIER) : settings.rolesHold();
    }

    private static SecurityContext ended(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return SecurityContextHolder.createEmptyContext();
    }

    /// The issuer of a demonstration is this server itself.
    private SecurityContext renewed(People.Person person, HttpServletRequest request) {
        var user =
                new SignedInUser(
                        SignedInUser.officer(
                                person.key(), person.name(), person.roles(), person.units()),
                        wall.instant());
        var context =
                new SecurityContextImpl(
                        new OAuth2AuthenticationToken(
                                user, user.getAuthorities(), IssuerClient.ID));
        var session = request.getSession(false);
        if (session != null) {
            session.setAttribute(
                    HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
        }
        return context;
    }
}

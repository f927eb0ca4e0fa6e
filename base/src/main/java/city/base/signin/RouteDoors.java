// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import city.base.subject.Access;
import city.base.subject.Subjects;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/// Opens the door of a page to those for whom its subject declares it.
@Component
class RouteDoors implements AuthorizationManager<RequestAuthorizationContext> {
    private final Subjects subjects;

    RouteDoors(Subjects subjects) {
        this.subjects = subjects;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        var request = context.getRequest();
        return new AuthorizationDecision(
                subjects.route(request.getMethod(), request.getRequestURI())
                        .map(it -> opens(it.access(), who, request))
                        .orElse(false));
    }

    private boolean opens(
            Access access,
            Supplier<? extends @Nullable Authentication> who,
            HttpServletRequest request) {
        return switch (access) {
            case Access.Everybody _, Access.Machines _ -> true;
            case Access.ThisMachine _ -> fromHere(request);
            case Access.Residents _ -> user(who) instanceof SignedIn.Resident;
            case Access.Officers(var permission) ->
                    user(who) instanceof SignedIn.Officer officer
                            && (permission == null
                                    || subjects.permissions(officer.roles()).contains(permission));
        };
    }

    /// What a proxy hands on comes from elsewhere, also where the proxy stands on this machine.
    private static boolean fromHere(HttpServletRequest request) {
        return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress()
                && request.getHeader("Forwarded") == null
                && request.getHeader("X-Forwarded-For") == null;
    }

    private static @Nullable SignedIn user(Supplier<? extends @Nullable Authentication> who) {
        var authentication = who.get();
        return authentication != null && authentication.getPrincipal() instanceof SignedInUser user
                ? user.who()
                : null;
    }
}

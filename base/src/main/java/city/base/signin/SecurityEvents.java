// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What whoever watches over the system must be able to see afterwards, one line each under the name
/// `city.security`: sign-ins, sign-outs, closed doors. An officer by id; a resident not at all, and of an address only
/// its first two parts, which name nobody.
final class SecurityEvents {
    private static final Logger LOG = LoggerFactory.getLogger("city.security");

    private SecurityEvents() {}

    static void signedIn(SignedIn who) {
        LOG.info("signed-in {}", name(who));
    }

    static void signedOut(@Nullable SignedIn who) {
        LOG.info("signed-out {}", name(who));
    }

    /// It had lasted as long as a sign-in may.
    static void signInOver(SignedIn who) {
        LOG.info("sign-in-over {}", name(who));
    }

    static void sessionsEnded(SignedIn who, int many) {
        LOG.info("sessions-ended {} {}", name(who), many);
    }

    /// @param code of the fault, from a fixed set
    static void signInFailed(String code) {
        LOG.warn("sign-in-failed {}", code);
    }

    static void closedDoor(@Nullable SignedIn who, HttpServletRequest request) {
        LOG.warn("closed-door {} {} {}", name(who), request.getMethod(), place(request));
    }

    static void forgedForm(HttpServletRequest request) {
        LOG.warn("form-without-token {}", place(request));
    }

    private static String place(HttpServletRequest request) {
        return request.getRequestURI().replaceFirst("^(/[a-z]*(?:/[a-z-]*)?).*", "$1");
    }

    private static String name(@Nullable SignedIn who) {
        return switch (who) {
            case null -> "nobody";
            case SignedIn.Resident _ -> "resident";
            case SignedIn.Officer it -> "officer " + it.id().replaceAll("[^\\w.@-]", "?");
        };
    }
}

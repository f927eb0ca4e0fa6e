// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/// When and with what a session's sign-in began: kept through renewals, so that a sign-in that is renewed does not
/// last for ever.
///
/// @param name of `SignedInUser`
/// @param browser and `system`: keys of words, from a fixed set; the browser's own line is not kept
record Begun(String name, Instant at, String browser, String system) implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String KEPT = "city.signin.begun";
    private static final String OTHER = "other";

    /// In this order: most name others besides themselves.
    private static final Pattern BROWSERS =
            Pattern.compile("Edg|Firefox|FxiOS|SamsungBrowser|OPR|Chrome|CriOS|Safari");

    private static final Pattern SYSTEMS =
            Pattern.compile("iPhone|iPad|Android|Windows|Macintosh|CrOS|Linux");

    /// Notes a sign-in; one by the same person in the same session goes on.
    static void note(HttpServletRequest request, String name, Instant now) {
        var session = request.getSession();
        if (find(session).filter(it -> it.name.equals(name)).isEmpty()) {
            var agent = request.getHeader("User-Agent");
            session.setAttribute(KEPT, new Begun(name, now, browser(agent), system(agent)));
        }
    }

    static Optional<Begun> find(@Nullable HttpSession session) {
        return session == null ? Optional.empty() : of(session.getAttribute(KEPT));
    }

    static Optional<Begun> find(Session session) {
        return of(session.getAttribute(KEPT));
    }

    private static Optional<Begun> of(@Nullable Object kept) {
        return kept instanceof Begun it ? Optional.of(it) : Optional.empty();
    }

    static String browser(@Nullable String agent) {
        return switch (best(BROWSERS, agent)) {
            case "Edg" -> "edge";
            case "Firefox", "FxiOS" -> "firefox";
            case "SamsungBrowser" -> "samsung";
            case "OPR" -> "opera";
            case "Chrome", "CriOS" -> "chrome";
            case "Safari" -> "safari";
            default -> OTHER;
        };
    }

    static String system(@Nullable String agent) {
        return switch (best(SYSTEMS, agent)) {
            case "iPhone" -> "iphone";
            case "iPad" -> "ipad";
            case "Android" -> "android";
            case "Windows" -> "windows";
            case "Macintosh" -> "mac";
            case "CrOS", "Linux" -> "linux";
            default -> OTHER;
        };
    }

    /// Of all that a line names, what stands first in the pattern.
    private static String best(Pattern known, @Nullable String agent) {
        var order = List.of(known.pattern().split("\\|"));
        return known.matcher(agent == null ? "" : agent)
                .results()
                .map(it -> it.group())
                .min(Comparator.comparingInt(order::indexOf))
                .orElse("");
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import city.base.shared.Language;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/// In which language a page is written: chosen (a cookie) > the person's profile (an attribute of
/// the request, set after sign-in) > what the browser accepts > Finnish.
@Component("localeResolver")
public class LanguageChoice implements LocaleResolver {
    /// Name of the request attribute with the signed-in person's `Language`.
    public static final String PROFILE = LanguageChoice.class.getName() + ".profile";

    private static final String COOKIE = "language";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var asked = whole(request.getParameter("lang"));
        var cookie = WebUtils.getCookie(request, COOKIE);
        var chosen = asked.or(() -> cookie == null ? Optional.empty() : whole(cookie.getValue()));
        if (chosen.isPresent()) {
            return chosen.get().locale();
        }
        if (request.getAttribute(PROFILE) instanceof Language profile
                && Language.WHOLE.contains(profile)) {
            return profile.locale();
        }
        if (request.getHeader("Accept-Language") != null) {
            for (var accepted : Collections.list(request.getLocales())) {
                var match = whole(accepted.getLanguage());
                if (match.isPresent()) {
                    return match.get().locale();
                }
            }
        }
        return Language.FI.locale();
    }

    /// Remembers a choice for a year, in this browser only.
    @Override
    public void setLocale(
            HttpServletRequest request,
            @Nullable HttpServletResponse response,
            @Nullable Locale locale) {
        if (response != null && locale != null && whole(locale.getLanguage()).isPresent()) {
            var cookie = new Cookie(COOKIE, locale.getLanguage());
            cookie.setPath("/");
            cookie.setHttpOnly(true);
            cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
            cookie.setAttribute("SameSite", "Lax");
            response.addCookie(cookie);
        }
    }

    private static Optional<Language> whole(@Nullable String code) {
        return Language.WHOLE.stream().filter(it -> it.code().equals(code)).findFirst();
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import city.base.shared.Language;
import city.base.shared.OwnCity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/// In which language a page is written: chosen (a cookie) > the person's own (an attribute of the
/// request, set after sign-in or by whoever knows to whom a link was sent) > what the browser accepts >
/// Finnish. Of these the first in which the page is whole: what was chosen is remembered also where one
/// page has it and the next has not.
@Component("localeResolver")
public class LanguageChoice implements LocaleResolver {
    /// Name of the request attribute with the reader's own `Language`.
    public static final String PROFILE = LanguageChoice.class.getName() + ".profile";

    private static final String WHOLE_IN = LanguageChoice.class.getName() + ".whole-in";
    private static final CityCookie COOKIE = new CityCookie("language");

    private final List<Language> known;

    LanguageChoice(OwnCity city) {
        this.known = city.languages();
    }

    /// Says of a page, before it is made, that it is whole in more languages than others.
    public static void isWholeIn(HttpServletRequest request, List<Language> languages) {
        request.setAttribute(WHOLE_IN, List.copyOf(languages));
    }

    /// The languages in which the page of this request is whole.
    static List<Language> wholeIn(HttpServletRequest request) {
        return request.getAttribute(WHOLE_IN) instanceof List<?> said
                ? said.stream().map(Language.class::cast).toList()
                : Language.WHOLE;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var whole = wholeIn(request);
        var asked = among(whole, request.getParameter("lang"));
        var chosen = asked.or(() -> COOKIE.read(request).flatMap(it -> among(whole, it)));
        if (chosen.isPresent()) {
            return chosen.get().locale();
        }
        if (request.getAttribute(PROFILE) instanceof Language profile && whole.contains(profile)) {
            return profile.locale();
        }
        if (request.getHeader("Accept-Language") != null) {
            for (var accepted : Collections.list(request.getLocales())) {
                var match = among(whole, accepted.getLanguage());
                if (match.isPresent()) {
                    return match.get().locale();
                }
            }
        }
        return Language.FI.locale();
    }

    /// The code of the language that the reader wants, also one in which this page is not whole: for a part that is
    /// written in it. As it came; null where nothing was chosen and nobody is known.
    public static @Nullable String wanted(HttpServletRequest request) {
        var asked = request.getParameter("lang");
        if (asked != null) {
            return asked;
        }
        var chosen = COOKIE.read(request);
        if (chosen.isPresent()) {
            return chosen.get();
        }
        return request.getAttribute(PROFILE) instanceof Language own ? own.code() : null;
    }

    /// Remembers a choice for a year, in this browser only.
    @Override
    public void setLocale(
            HttpServletRequest request,
            @Nullable HttpServletResponse response,
            @Nullable Locale locale) {
        if (response != null && locale != null && among(known, locale.getLanguage()).isPresent()) {
            COOKIE.write(request, response, locale.getLanguage(), Duration.ofDays(365));
        }
    }

    private static Optional<Language> among(List<Language> languages, @Nullable String code) {
        return languages.stream().filter(it -> it.code().equals(code)).findFirst();
    }
}

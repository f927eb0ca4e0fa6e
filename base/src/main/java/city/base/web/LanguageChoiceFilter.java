// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// `?lang=sv` on any page is a choice that is kept.
@Component
class LanguageChoiceFilter extends OncePerRequestFilter {
    private final LanguageChoice languages;

    LanguageChoiceFilter(LanguageChoice languages) {
        this.languages = languages;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var asked = request.getParameter("lang");
        if ("GET".equals(request.getMethod()) && asked != null && asked.matches("[a-z]{2}")) {
            languages.setLocale(request, response, Locale.of(asked));
        }
        chain.doFilter(request, response);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import city.base.shared.Language;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/// What the layout of each page needs to know.
@ControllerAdvice
class PageModel {
    /// A link to the same page in another language.
    public record LanguageLink(String code, String href, boolean current) {}

    /// @param language of this page
    /// @param languages the same page in each language
    /// @param path of this page, for the menu
    /// @param withMenu false where the page is in languages in which the menu is not
    /// @param demonstration all people here are invented
    public record Page(
            Language language,
            List<LanguageLink> languages,
            String path,
            boolean withMenu,
            boolean demonstration) {
        public String getDirection() {
            return language.rightToLeft() ? "rtl" : "ltr";
        }

        /// A day as the page's language writes it, for what a template is given unwritten.
        public String day(LocalDate day) {
            return Dates.day(day, language);
        }

        /// True where a menu's entry leads to this page .
        public boolean isAt(String entry) {
            return path.equals(entry);
        }
    }

    private final boolean demonstration;

    PageModel(@Value("${city.demo.enabled:false}") boolean demonstration) {
        this.demonstration = demonstration;
    }

    private static String inLanguage(HttpServletRequest request, Language language) {
        return UriComponentsBuilder.fromUriString(FormToken.pageOf(request))
                .replaceQueryParam("lang", language.code())
                .toUriString();
    }

    @ModelAttribute("page")
    Page page(HttpServletRequest request, Locale locale) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = failed instanceof String uri ? uri : request.getRequestURI();
        var well = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null;
        var whole = LanguageChoice.wholeIn(request);
        var links =
                whole.stream()
                        .map(it ->
                                new LanguageLink(
                                        it.code(),
                                        well
                                                ? inLanguage(request, it)
                                                // The same address; nothing of it is repeated.
                                                : "?lang=" + it.code(),
                                        it.code().equals(locale.getLanguage())))
                        .toList();
        return new Page(
                new Language(locale.getLanguage()),
                links,
                path,
                whole.equals(Language.WHOLE),
                demonstration);
    }
}

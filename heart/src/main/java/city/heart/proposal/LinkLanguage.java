// SPDX-License-Identifier: EUPL-1.2
package city.heart.proposal;

import city.base.shared.Language;
import city.base.shared.OwnCity;
import city.base.web.LanguageChoice;
import city.heart.offer.Offers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The page behind a link opens in the language in which its recipient was written to, and is whole in the
/// contact languages too. What somebody chooses there goes before, and is remembered by the browser.
@Component
class LinkLanguage implements HandlerInterceptor, WebMvcConfigurer {
    /// Carries the recipient's language to a page that has left the link behind.
    static final String RECIPIENT = "in";

    private final Offers offers;
    private final List<Language> languages;

    LinkLanguage(Offers offers, OwnCity city, MessageSource texts) {
        this.offers = offers;
        this.languages = city.languages().stream().filter(it -> hasTexts(texts, it)).toList();
    }

    /// A contact language of the city in which the page's own words have not been written is none of this page.
    private static boolean hasTexts(MessageSource texts, Language language) {
        return texts.getMessage("offer.link.sign-in", null, null, language.locale()) != null;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/l/**");
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        LanguageChoice.isWholeIn(request, languages);
        recipients(request).ifPresent(it -> request.setAttribute(LanguageChoice.PROFILE, it));
        return true;
    }

    private Optional<Language> recipients(HttpServletRequest request) {
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                        instanceof Map<?, ?> path
                && path.get("token") instanceof String token) {
            return offers.languageOfLink(token);
        }
        var carried = request.getParameter(RECIPIENT);
        return languages.stream().filter(it -> it.code().equals(carried)).findFirst();
    }
}

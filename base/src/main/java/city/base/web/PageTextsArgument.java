// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import city.base.shared.CityTime;
import city.base.shared.Language;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Hands a controller the texts in the language of its page.
@Component
class PageTextsArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private final MessageSource source;
    private final Clock clock;

    PageTextsArgument(MessageSource source, @CityTime Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return PageTexts.class.equals(parameter.getParameterType());
    }

    @Override
    public PageTexts resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return PageTexts.of(
                source,
                new Language(LocaleContextHolder.getLocale().getLanguage()),
                clock.getZone());
    }
}

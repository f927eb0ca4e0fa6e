// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Hands a controller who is signed in.
@Component
class SignedInArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private final CurrentUser user;

    SignedInArgument(CurrentUser user) {
        this.user = user;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return SignedIn.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var who = user.find();
        if (who.isEmpty() && parameter.isOptional()) {
            return null;
        }
        return who.filter(parameter.getParameterType()::isInstance)
                .orElseThrow(() -> new AccessDeniedException("Not for whoever is signed in"));
    }
}

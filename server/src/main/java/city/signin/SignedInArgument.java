// SPDX-License-Identifier: EUPL-1.2
package city.signin;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Hands a controller who is signed in, with the permissions that hold now.
@Component
class SignedInArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    private final ObjectProvider<Granted> granted;

    SignedInArgument(ObjectProvider<Granted> granted) {
        this.granted = granted;
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
        var who = current();
        if (who.isEmpty() && parameter.isOptional()) {
            return null;
        }
        return who.filter(parameter.getParameterType()::isInstance)
                .orElseThrow(() -> new AccessDeniedException("Not for whoever is signed in"));
    }

    /// Who is signed in, with all permissions, or empty.
    Optional<SignedIn> current() {
        return from(SecurityContextHolder.getContext().getAuthentication());
    }

    private Optional<SignedIn> from(@Nullable Authentication authentication) {
        if (authentication == null
                || !(authentication.getPrincipal() instanceof SignedInUser user)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (user.who()) {
                    case SignedIn.Resident resident -> resident;
                    case SignedIn.Officer officer ->
                            new SignedIn.Officer(
                                    officer.id(), officer.roles(), permissions(officer.roles()));
                });
    }

    private Set<String> permissions(Set<String> roles) {
        var all = new HashSet<String>();
        granted.forEach(it -> {
            if (roles.contains(it.role())) {
                all.addAll(it.permissions());
            }
        });
        return all;
    }
}

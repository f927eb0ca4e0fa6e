// SPDX-License-Identifier: EUPL-1.2
package city.base.api;

import city.base.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Hands a controller the part of a list that is asked for and who calls. A parameter that no controller
/// reads is a fault: a filter with a slip in its name would otherwise give everything.
@Component
class ApiParameters implements HandlerMethodArgumentResolver, WebMvcConfigurer {
    /// @throws Problem 400 with the parameters that there are
    static void check(HandlerMethod method, HttpServletRequest request) {
        var known = new TreeSet<String>();
        for (var it : method.getMethodParameters()) {
            var named = it.getParameterAnnotation(RequestParam.class);
            if (named != null) {
                known.add(named.name().isEmpty() ? it.getParameter().getName() : named.name());
            } else if (it.getParameterType() == ListRequest.class) {
                known.addAll(List.of(ListRequest.LIMIT, ListRequest.AFTER));
            }
        }
        if (!known.containsAll(request.getParameterMap().keySet())) {
            throw Problem.of(
                            HttpStatus.BAD_REQUEST,
                            "api/unknown-parameter",
                            "A parameter is not known here")
                    .with("known", known);
        }
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ListRequest.class
                || parameter.getParameterType() == ApiCaller.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (!(request.getNativeRequest() instanceof HttpServletRequest http)) {
            throw new IllegalStateException("A call without HTTP");
        }
        if (parameter.getParameterType() == ApiCaller.class) {
            return http.getAttribute(ApiGate.CALLER);
        }
        var query = http.getQueryString();
        return ListRequest.parse(
                http.getRequestURI() + (query == null ? "" : "?" + query),
                http.getParameter(ListRequest.LIMIT),
                http.getParameter(ListRequest.AFTER));
    }
}

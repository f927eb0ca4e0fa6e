// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/// Puts a token of its own into every form that is posted, beside the one against forgery, so that a second tap is
/// known (`RepeatedPosts`). A form needs nothing for it but `th:action`.
@Configuration(proxyBeanMethods = false)
class FormToken {
    /// Name of the hidden field.
    static final String FIELD = "_form";

    /// Another: on which page the form stands, to come back to it where the sign-in has ended.
    private static final String PAGE = "_page";

    private static final String ASKS = FormToken.class.getName();

    /// The address at which the page of this request can be asked for: of a form that was sent back to be mended, that
    /// on which it stood first.
    static String pageOf(HttpServletRequest request) {
        var before = request.getMethod().equals("POST") ? request.getParameter(PAGE) : null;
        if (before != null && before.matches("/(?![/\\\\])[^\\s\\\\]*")) {
            return before;
        }
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    @Bean
    static BeanPostProcessor tokenInEveryForm() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof RequestDataValueProcessor others
                        ? new WithToken(others)
                        : bean;
            }
        };
    }

    private record WithToken(RequestDataValueProcessor others)
            implements RequestDataValueProcessor {
        @Override
        public String processAction(HttpServletRequest request, String action, String method) {
            // A form that asks for a page keeps its address clean.
            request.setAttribute(ASKS, "get".equalsIgnoreCase(method));
            return others.processAction(request, action, method);
        }

        @Override
        public String processFormFieldValue(
                HttpServletRequest request, @Nullable String name, String value, String type) {
            return others.processFormFieldValue(request, name, value, type);
        }

        @Override
        public @Nullable Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
            var fields = new LinkedHashMap<String, String>();
            var theirs = others.getExtraHiddenFields(request);
            if (theirs != null) {
                fields.putAll(theirs);
            }
            if (!Boolean.TRUE.equals(request.getAttribute(ASKS))) {
                fields.put(FIELD, UUID.randomUUID().toString());
                fields.put(PAGE, page(request));
            }
            return fields;
        }

        private static String page(HttpServletRequest request) {
            if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null) {
                // Nothing of a request that failed is repeated.
                return "/";
            }
            return pageOf(request);
        }

        @Override
        public String processUrl(HttpServletRequest request, String url) {
            return others.processUrl(request, url);
        }
    }
}

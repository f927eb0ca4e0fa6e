// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses what no keyboard writes in a form or an address: control characters but for the ends of lines and the
/// tab, and halves of characters. The database cannot keep some of them, and others forge lines of a log; so no page
/// has to think of them. What cannot be read at all, since it is too large or no letters come of it, is refused here
/// too, and its error page is made without asking for it again.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class CharacterFilter extends OncePerRequestFilter {
    private static final String UNREADABLE = CharacterFilter.class.getName();

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            errorPage(request, response, chain);
            return;
        }
        Map<String, String[]> fields;
        try {
            fields = request.getParameterMap();
        } catch (InvalidParameterException unreadable) {
            request.setAttribute(UNREADABLE, true);
            response.sendError(unreadable.getErrorCode());
            return;
        }
        if (fields.entrySet().stream().anyMatch(CharacterFilter::isOdd)) {
            request.setAttribute(ErrorPages.TEXT, "web.error.characters");
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static void errorPage(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var readable = request.getAttribute(UNREADABLE) == null;
        chain.doFilter(readable ? request : new WithoutFields(request), response);
    }

    /// A request whose fields cannot be read, for whoever asks for one of them all the same.
    private static final class WithoutFields extends HttpServletRequestWrapper {
        WithoutFields(HttpServletRequest request) {
            super(request);
        }

        /// Nobody looks for the parts of a form in it.
        @Override
        public @Nullable String getContentType() {
            return null;
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }
    }

    private static boolean isOdd(Map.Entry<String, String[]> field) {
        return isOdd(field.getKey())
                || Arrays.stream(field.getValue()).anyMatch(CharacterFilter::isOdd);
    }

    private static boolean isOdd(String text) {
        return text.codePoints().anyMatch(CharacterFilter::isOdd);
    }

    private static boolean isOdd(int it) {
        return Character.isISOControl(it) && it != '\n' && it != '\r' && it != '\t'
                || Character.getType(it) == Character.SURROGATE;
    }
}

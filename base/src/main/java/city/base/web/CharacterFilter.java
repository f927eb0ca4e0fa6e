// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses what no keyboard writes in a form or an address: control characters but for the ends of lines and the
/// tab, and halves of characters. The database cannot keep some of them, and others forge lines of a log; so no page
/// has to think of them.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class CharacterFilter extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (var field : request.getParameterMap().entrySet()) {
            if (isOdd(field.getKey())) {
                refuse(request, response);
                return;
            }
            for (var value : field.getValue()) {
                if (isOdd(value)) {
                    refuse(request, response);
                    return;
                }
            }
        }
        chain.doFilter(request, response);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        request.setAttribute(ErrorPages.TEXT, "web.error.characters");
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }

    private static boolean isOdd(String text) {
        return text.codePoints().anyMatch(CharacterFilter::isOdd);
    }

    private static boolean isOdd(int it) {
        return Character.isISOControl(it) && it != '\n' && it != '\r' && it != '\t'
                || Character.getType(it) == Character.SURROGATE;
    }
}

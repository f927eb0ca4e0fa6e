// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import city.base.database.StatementLimits;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Whatever a request does, from its session to its error page, is done within the limits of pages.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class PageLimits extends OncePerRequestFilter {
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        StatementLimits.<ServletException, IOException>onAPage(
                () -> chain.doFilter(request, response));
    }
}

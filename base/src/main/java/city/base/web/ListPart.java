// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UriComponentsBuilder;

/// Which part of a list a page is asked for (`?page=3`). A controller takes it as an argument, counts all
/// rows, and shows those of `of(all)`; the fragment `layout/tables :: paging` says which and leads on.
///
/// @param address of the list with everything it is narrowed by; null where it must not stand in an address
/// @param number from 1
public record ListPart(@Nullable String address, int number) {
    /// The part that is shown. Past the end it is the last one.
    ///
    /// @param all how many rows there are, counted
    public Paging of(long all) {
        return of(all, Paging.ROWS);
    }

    /// The same of parts of another length.
    ///
    /// @param rows of a part
    public Paging of(long all, int rows) {
        var last = Math.max(1, (all + rows - 1) / rows);
        var shown = Math.clamp(number, 1, last);
        var from = (shown - 1L) * rows;
        return new Paging(
                all == 0 ? 0 : from + 1,
                Math.min(all, from + rows),
                all,
                shown > 1 ? page(shown - 1L) : null,
                shown < last ? page(shown + 1L) : null);
    }

    private @Nullable String page(long other) {
        return address == null
                ? null
                : UriComponentsBuilder.fromUriString(address)
                        .replaceQueryParam("page", other)
                        .build()
                        .toUriString();
    }

    static ListPart of(HttpServletRequest request) {
        // What was posted may name somebody, and so leads to no address.
        var address =
                request.getMethod().equals("GET")
                        ? UriComponentsBuilder.fromPath(request.getRequestURI())
                                .query(request.getQueryString())
                                .build()
                                .toUriString()
                        : null;
        var page = request.getParameter("page");
        return new ListPart(
                address, page != null && page.matches("[0-9]{1,7}") ? Integer.parseInt(page) : 1);
    }

    /// Hands a controller the part that is asked for.
    @Component
    static class Argument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
        @Override
        public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
            resolvers.add(this);
        }

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return ListPart.class.equals(parameter.getParameterType());
        }

        @Override
        public ListPart resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var http = request.getNativeRequest(HttpServletRequest.class);
            return http == null ? new ListPart(null, 1) : of(http);
        }
    }
}

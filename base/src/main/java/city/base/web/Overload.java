// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.HtmlUtils;

/// How many requests are answered at once. Whoever comes beyond that is told so at once, before anything is looked up
/// for it, and those who are in have their pages soon: otherwise all would wait longer and longer, until each gives up.
/// Who takes long waits for something else than this server, such as a slow network, and takes nobody's place.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Overload extends OncePerRequestFilter {
    /// For each processor: as many as it answers in a third of a second.
    static final int FOR_EACH_PROCESSOR = 32;

    private static final Duration LONG = Duration.ofSeconds(5);
    private static final String TRY_AGAIN_SECONDS = "5";
    private static final String WHY = "web.error.overload";

    private final MessageSource texts;
    private final LocaleResolver languages;
    private final int most;
    private final LongSupplier nanoseconds;
    private final AtomicInteger inside = new AtomicInteger();
    private final ConcurrentLinkedQueue<Place> places = new ConcurrentLinkedQueue<>();
    private final Map<Locale, byte[]> pages = new ConcurrentHashMap<>();

    @Autowired
    Overload(MessageSource texts, LanguageChoice languages) {
        this(
                texts,
                languages,
                FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors(),
                System::nanoTime);
    }

    /// @param most  at once
    /// @param nanoseconds of a clock that only goes on
    Overload(MessageSource texts, LocaleResolver languages, int most, LongSupplier nanoseconds) {
        this.texts = texts;
        this.languages = languages;
        this.most = most;
        this.nanoseconds = nanoseconds;
    }

    /// @param since nanoseconds
    /// @param free given back already
    private record Place(long since, AtomicBoolean free) {}

    /// Whoever watches the server is answered always: a busy one must not be taken for a dead one.
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/health");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (inside.incrementAndGet() > most && !slowOnesGone()) {
            inside.decrementAndGet();
            refuse(request, response);
            return;
        }
        var place = new Place(nanoseconds.getAsLong(), new AtomicBoolean());
        places.add(place);
        try {
            chain.doFilter(request, response);
        } finally {
            leave(place);
            places.remove(place);
        }
    }

    private boolean slowOnesGone() {
        var now = nanoseconds.getAsLong();
        for (var it = places.peek();
                it != null && now - it.since > LONG.toNanos();
                it = places.peek()) {
            leave(it);
            places.remove(it);
        }
        return inside.get() <= most;
    }

    private void leave(Place place) {
        if (place.free.compareAndSet(false, true)) {
            inside.decrementAndGet();
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", TRY_AGAIN_SECONDS);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        byte[] said;
        if (Faults.forPeople(request)) {
            response.setHeader(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
            response.setContentType("text/html;charset=UTF-8");
            said = pages.computeIfAbsent(languages.resolveLocale(request), this::page);
        } else {
            response.setContentType("application/problem+json");
            said = PROBLEM;
        }
        response.setContentLength(said.length);
        response.getOutputStream().write(said);
    }

    private static final byte[] PROBLEM =
            """
            {"type":"/problems/web/overload","title":"The server has too much to do","status":503}\
            """
                    .getBytes(StandardCharsets.UTF_8);

    /// Made once, without the frame of other pages: that asks who is signed in.
    private byte[] page(Locale language) {
        var title = HtmlUtils.htmlEscape(texts.getMessage(WHY + ".title", null, language), "UTF-8");
        var text = HtmlUtils.htmlEscape(texts.getMessage(WHY + ".text", null, language), "UTF-8");
        return """
        <!DOCTYPE html>
        <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title><link rel="stylesheet" href="/city.css"></head>
        <body><div class="wide"><main><h1>%s</h1><p>%s</p></main></div></body></html>
        """
                .formatted(language.getLanguage(), title, title, text)
                .getBytes(StandardCharsets.UTF_8);
    }
}

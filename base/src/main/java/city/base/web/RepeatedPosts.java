// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import city.base.database.Sql;
import city.base.shared.WallTime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Two taps on one button are one: a form carries a token (`FormToken`), and whoever sends the same form with the
/// same content again, while the first is under way or within a day, is led where the first was led. What was sent
/// back to be mended, or failed, can be sent again.
@Component
class RepeatedPosts implements HandlerInterceptor, WebMvcConfigurer {
    private static final String CLAIM =
            """
            insert into web.sent_form (key, sent_at) values (:key, :now)
            on conflict (key) do update set sent_at = excluded.sent_at
             where sent_form.answer is null and sent_form.sent_at < :dead
            """;
    private static final String ANSWER =
            "select answer from web.sent_form where key = :key and answer is not null";
    private static final String ANSWERED =
            "update web.sent_form set answer = :answer where key = :key";
    private static final String GIVE_UP =
            "delete from web.sent_form where key = :key and answer is null";

    /// A server that took a form and has not answered for so long has died.
    private static final Duration DEAD = Duration.ofMinutes(2);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final String RUNS = RepeatedPosts.class.getName();

    private final JdbcClient jdbc;
    private final Clock wall;

    /// What this server does now: others wait for it without asking the database.
    private final ConcurrentHashMap<String, CompletableFuture<Optional<String>>> running =
            new ConcurrentHashMap<>();

    RepeatedPosts(JdbcClient jdbc, @WallTime Clock wall) {
        this.jdbc = jdbc;
        this.wall = wall;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        if (!request.getMethod().equals("POST")
                || request.getParameter(FormToken.FIELD) == null
                || request.getAttribute(RUNS) != null) {
            return true;
        }
        var key = key(request);
        var name = HexFormat.of().formatHex(key);
        var mine = new CompletableFuture<Optional<String>>();
        for (var other = running.putIfAbsent(name, mine);
                other != null;
                other = running.putIfAbsent(name, mine)) {
            var answer = await(other);
            if (answer.isPresent()) {
                return lead(response, answer.get());
            }
        }
        try {
            var answer = claim(key);
            if (answer.isPresent()) {
                running.remove(name, mine);
                mine.complete(answer);
                return lead(response, answer.get());
            }
        } catch (RuntimeException | InterruptedException e) {
            running.remove(name, mine);
            mine.complete(Optional.empty());
            throw e;
        }
        request.setAttribute(RUNS, key);
        return true;
    }

    private static Optional<String> await(CompletableFuture<Optional<String>> other)
            throws InterruptedException, ExecutionException {
        try {
            return other.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException _) {
            throw new RepeatedTooEarly();
        }
    }

    /// @return where the first was led, if there was one; empty where this one is the first
    private Optional<String> claim(byte[] key) throws InterruptedException {
        for (var waited = Duration.ZERO;
                waited.compareTo(PATIENCE) < 0;
                waited = waited.plus(LOOK_AGAIN)) {
            var now = wall.instant();
            var first =
                    jdbc.sql(CLAIM)
                                    .param("key", key)
                                    .param("now", Sql.at(now))
                                    .param("dead", Sql.at(now.minus(DEAD)))
                                    .update()
                            == 1;
            var answer =
                    first
                            ? Optional.<String>empty()
                            : jdbc.sql(ANSWER).param("key", key).query(String.class).optional();
            if (first || answer.isPresent()) {
                return answer;
            }
            // Another server has it.
            Thread.sleep(LOOK_AGAIN);
        }
        throw new RepeatedTooEarly();
    }

    private static boolean lead(HttpServletResponse response, String answer) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(HttpHeaders.LOCATION, answer);
        return false;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable Exception fault) {
        if (!(request.getAttribute(RUNS) instanceof byte[] key)) {
            return;
        }
        request.removeAttribute(RUNS);
        var name = HexFormat.of().formatHex(key);
        var answer =
                fault == null && response.getStatus() / 100 == 3
                        ? Optional.ofNullable(response.getHeader(HttpHeaders.LOCATION))
                        : Optional.<String>empty();
        try {
            answer.ifPresentOrElse(
                    it -> jdbc.sql(ANSWERED).param("key", key).param("answer", it).update(),
                    () -> jdbc.sql(GIVE_UP).param("key", key).update());
        } finally {
            var mine = running.remove(name);
            if (mine != null) {
                mine.complete(answer);
            }
        }
    }

    /// Of the token, the address and all that was sent: another content is another form.
    private static byte[] key(HttpServletRequest request) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            hash.update(bytes(request.getRequestURI()));
            hash.update(bytes(String.valueOf(request.getRemoteUser())));
            var sent = new TreeMap<>(request.getParameterMap());
            // It may be drawn anew for each look at the same page, and says nothing.
            sent.remove("_csrf");
            sent.forEach((field, values) ->
                    hash.update(bytes("\n" + field + "=" + Arrays.toString(values))));
            return hash.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// The first of two equal forms is still under way elsewhere: nothing was done twice.
    private static final class RepeatedTooEarly extends Unavailable {
        private static final long serialVersionUID = 1;

        RepeatedTooEarly() {
            super("web.repeated", "A form was sent twice and the first is still under way");
        }
    }
}

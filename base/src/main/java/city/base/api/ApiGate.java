// SPDX-License-Identifier: EUPL-1.2
package city.base.api;

import city.base.shared.CityTime;
import city.base.shared.WallTime;
import city.base.signin.CurrentUser;
import city.base.signin.SignedIn;
import city.base.subject.Access;
import city.base.subject.Subject;
import city.base.subject.Subjects;
import city.base.web.Problem;
import city.base.web.Quota;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Every call below `/api/v1` passes here after its door: who calls, how often already, whether its parameters
/// are known. Open data (what a subject declares as a data set) may be read without a key, kept by caches for
/// a minute, and read by any page; all else is never kept. Of an address only a keyed hash is held, in memory,
/// with a key that dies with the server.
@Component
class ApiGate implements HandlerInterceptor, WebMvcConfigurer {
    static final String CALLER = ApiGate.class.getName() + ".caller";

    private static final String BEARER = "Bearer ";

    private final Subjects subjects;
    private final ApiClients clients;
    private final ApiCalls calls;
    private final CurrentUser user;
    private final ApiSettings settings;
    private final Clock city;
    private final Clock wall;
    private final Quota<Long> minutes = new Quota<>();
    private final Quota<LocalDate> days = new Quota<>();
    private final SecretKeySpec addresses;

    ApiGate(
            Subjects subjects,
            ApiClients clients,
            ApiCalls calls,
            CurrentUser user,
            ApiSettings settings,
            @CityTime Clock city,
            @WallTime Clock wall) {
        this.subjects = subjects;
        this.clients = clients;
        this.calls = calls;
        this.user = user;
        this.settings = settings;
        this.city = city;
        this.wall = wall;
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        addresses = new SecretKeySpec(secret, "HmacSHA256");
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/v1/**");
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        var caller = caller(request);
        if (isOpen(request.getRequestURI())) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=60");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        } else {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            if (caller instanceof ApiCaller.Guest) {
                throw noKey();
            }
        }
        ApiParameters.check(method, request);
        request.setAttribute(CALLER, caller);
        return true;
    }

    private boolean isOpen(String path) {
        return subjects.all(Subject::datasets).stream()
                .anyMatch(it -> path.equals(it.path()) || path.startsWith(it.path() + "/"));
    }

    /// Counted before anything is said, so that keys cannot be guessed faster than guests may call.
    private ApiCaller caller(HttpServletRequest request) {
        var today = LocalDate.now(city);
        var door = subjects.route(request.getMethod(), request.getRequestURI()).orElseThrow();
        if (door.access() instanceof Access.Residents
                && user.find().orElse(null) instanceof SignedIn.Resident resident) {
            guest("resident/" + resident.number(), ApiCalls.RESIDENT, today);
            return new ApiCaller.Resident(resident.number());
        }
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            guest(hash(request.getRemoteAddr()), ApiCalls.GUEST, today);
            return new ApiCaller.Guest();
        }
        var client =
                header.startsWith(BEARER)
                        ? clients.withKey(header.substring(BEARER.length()).strip()).orElse(null)
                        : null;
        if (client == null) {
            guest(hash(request.getRemoteAddr()), ApiCalls.GUEST, today);
            throw noKey();
        }
        var id = client.id().toString();
        within(minutes.count(minute(), id), client.perMinute(), toNextMinute());
        within(calls.count(id, today), client.perDay(), toNextDay());
        return new ApiCaller.Client(client.id(), client.scopes());
    }

    private void guest(String who, String kind, LocalDate today) {
        within(minutes.count(minute(), who), settings.guestMinute(), toNextMinute());
        within(days.count(today, who), settings.guestDay(), toNextDay());
        calls.count(kind, today);
    }

    private static void within(long which, int most, int wait) {
        if (which > most) {
            throw Problem.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "api/quota",
                            "More calls than the quota allows")
                    .with("quota", most)
                    .retryAfter(wait);
        }
    }

    private static Problem noKey() {
        return Problem.of(HttpStatus.UNAUTHORIZED, "api/key", "A key that is good is needed");
    }

    private long minute() {
        return wall.instant().getEpochSecond() / 60;
    }

    private int toNextMinute() {
        return 60 - (int) (wall.instant().getEpochSecond() % 60);
    }

    private int toNextDay() {
        var midnight = LocalDate.now(city).plusDays(1).atStartOfDay(city.getZone()).toInstant();
        return (int) Duration.between(city.instant(), midnight).toSeconds() + 1;
    }

    /// Of an IPv6 address the network alone: one caller has a whole one.
    private String hash(String address) {
        var bytes = InetAddress.ofLiteral(address).getAddress();
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(addresses);
            var network = Arrays.copyOf(bytes, Math.min(bytes.length, 8));
            return HexFormat.of().formatHex(mac.doFinal(network), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.ResidentId;
import city.base.shared.WallTime;
import city.base.subject.Roles;
import city.base.subject.Subject;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Somebody's browser before the city with its embedded issuer, over real HTTP, and some pages behind its doors.
@ApplicationModuleTest(
        mode = ApplicationModuleTest.BootstrapMode.ALL_DEPENDENCIES,
        verifyAutomatically = false,
        extraIncludes = "web",
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(
        properties = {
            "city.signin.embedded=true",
            "city.database.page-statement=3s",
            "spring.main.allow-bean-definition-overriding=true"
        })
@Import(SignInBrowser.Somewhere.class)
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
abstract class SignInBrowser {
    static final String CODE = "010190-9999";
    private static final String AGENT =
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired @WallTime TestClock wall;

    final CookieManager cookies = new CookieManager();
    final HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
    final List<String> seen = new ArrayList<>();

    @TestConfiguration(proxyBeanMethods = false)
    static class Somewhere {
        @Bean
        Personas somebody() {
            return () ->
                    List.of(
                            new Personas.Persona(
                                    "two-homes.1",
                                    CODE,
                                    Map.of("fi", "Äiti, jonka lapsella on kaksi kotia")),
                            new Personas.Persona(
                                    "stranger", "020290-999X", Map.of("fi", "Joku muualta")));
        }

        @Bean
        @Primary
        IdentityLookup register() {
            return code -> CODE.equals(code) ? Optional.of(new ResidentId(17)) : Optional.empty();
        }

        static final AtomicReference<List<String>> MANAGED = new AtomicReference<>(List.of());

        @Bean
        ManagedUnits managed() {
            return MANAGED::get;
        }

        @Bean(name = "wallClock", defaultCandidate = false)
        @WallTime
        TestClock wallClock() {
            return new TestClock();
        }

        @Bean
        Subject signing() {
            return Subject.named("somewhere")
                    .permission("offer:sign", Roles.SERVICE_OFFICER)
                    .permission("service:publish", Roles.PUBLISHER)
                    .open("/", "/form", "/slow")
                    .residents("/my", "/my/later")
                    .desk("/desk", null)
                    .desk("/desk/publish", null)
                    .desk("/desk/units", null)
                    .declared();
        }

        @RestController
        static class Pages {
            private final JdbcClient jdbc;

            Pages(JdbcClient jdbc) {
                this.jdbc = jdbc;
            }

            @GetMapping("/my")
            String mine(SignedIn.Resident me) {
                return "resident " + me.id().value();
            }

            @GetMapping("/")
            String front() {
                return "front";
            }

            @GetMapping(path = "/form", produces = "text/html")
            String form(CsrfToken token) {
                return "name=\"_csrf\" value=\"" + token.getToken() + "\"";
            }

            @GetMapping("/slow")
            String slow() {
                jdbc.sql("select pg_sleep(60)").query().listOfRows();
                return "made";
            }

            @GetMapping("/desk/units")
            String units(SignedIn.Officer officer) {
                return "units " + officer.units();
            }

            @GetMapping("/my/later")
            String later(SignedIn.Resident me) {
                return "later " + me.id().value();
            }

            @GetMapping("/desk")
            String desk(SignedIn.Officer officer) {
                return "officer " + officer.id() + " " + officer.permissions();
            }

            @GetMapping("/desk/publish")
            String publish(SignedIn.Officer officer) {
                officer.mustBeAbleTo("service:publish");
                return "published";
            }
        }
    }

    /// Goes on when it is told to.
    static final class TestClock extends Clock {
        private static final Instant START = Instant.parse("2026-01-12T08:00:00Z");

        private volatile Instant now = START;

        void reset() {
            now = START;
        }

        void goOn(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void nobody_is_signed_in() {
        wall.reset();
        jdbc.sql("delete from signin.session").update();
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    HttpRequest get(String path) {
        return HttpRequest.newBuilder(uri(path))
                .header("Accept", "text/html")
                .header("User-Agent", AGENT)
                .GET()
                .build();
    }

    HttpResponse<String> choose(HttpResponse<String> choice, String person) throws Exception {
        assertThat(choice.uri()).hasPath("/issuer/people");
        return post("/issuer/people", choice, "&person=" + person);
    }

    HttpResponse<String> post(String path, HttpResponse<String> page, String fields)
            throws Exception {
        var csrf = CSRF.matcher(page.body());
        assertThat(csrf.find()).as(page.body()).isTrue();
        var token = URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8);
        return follow(
                HttpRequest.newBuilder(uri(path))
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + token + fields))
                        .build());
    }

    HttpResponse<String> follow(HttpRequest request) throws IOException, InterruptedException {
        var answer = browser.send(request, HttpResponse.BodyHandlers.ofString());
        for (var i = 0; i < 12 && answer.statusCode() / 100 == 3; i++) {
            var next = answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
            seen.add(next.toString());
            answer =
                    browser.send(
                            HttpRequest.newBuilder(next)
                                    .header("Accept", "text/html")
                                    .header("User-Agent", AGENT)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        }
        return answer;
    }

    HttpCookie cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void use(List<HttpCookie> some) {
        cookies.getCookieStore().removeAll();
        some.forEach(it -> cookies.getCookieStore().add(uri("/"), it));
    }
}

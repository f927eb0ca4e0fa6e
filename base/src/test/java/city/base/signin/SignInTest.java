// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.ResidentId;
import city.base.shared.WallTime;
import city.base.subject.Roles;
import city.base.subject.Subject;
import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
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
import org.junit.jupiter.api.Test;
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
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The whole code flow against the embedded issuer, over real HTTP.
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
@Import(SignInTest.Somewhere.class)
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class SignInTest {
    private static final String CODE = "010190-9999";
    private static final String AGENT =
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired JdbcIndexedSessionRepository sessions;
    @Autowired @WallTime TestClock wall;

    private static final Pattern HANDLE = Pattern.compile("name=\"session\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final List<String> seen = new ArrayList<>();

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
            String form(org.springframework.security.web.csrf.CsrfToken token) {
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
        private volatile Instant now = Instant.now();

        void reset() {
            now = Instant.now();
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

    @Test
    void a_resident_chooses_a_person_and_comes_to_the_page_that_was_asked_for() throws Exception {
        var choice = follow(get("/my/later"));
        assertThat(choice.body()).contains("Äiti, jonka lapsella on kaksi kotia");

        var page = choose(choice, "two-homes.1");

        assertThat(page.body()).isEqualTo("later 17");
        assertThat(page.uri()).hasPath("/my/later").hasNoParameters();
        assertThat(seen).noneMatch(it -> it.contains(CODE));
    }

    @Test
    void an_officer_has_the_permissions_of_the_role() throws Exception {
        var page = choose(follow(get("/desk")), "service-officer");
        assertThat(page.body()).isEqualTo("officer service-officer [offer:sign]");
        assertThat(follow(get("/desk/publish")).statusCode()).isEqualTo(403);
        assertThat(follow(get("/my")).statusCode()).isEqualTo(403);
    }

    @Test
    void nobody_who_only_looks_adds_a_row() throws Exception {
        var before = rows();
        for (var i = 0; i < 25; i++) {
            for (var page :
                    List.of(
                            "/my",
                            "/my/later?of=2",
                            "/desk",
                            "/sign-in",
                            "/sign-in/ended",
                            "/sign-in/go-on",
                            "/oauth2/authorization/city",
                            "/login/oauth2/code/city?state=x&code=y",
                            "/issuer/people",
                            "/accessibility")) {
                cookies.getCookieStore().removeAll();
                follow(get(page));
            }
        }
        assertThat(rows()).isEqualTo(before);
    }

    private long rows() {
        return jdbc.sql("select count(*) from signin.session").query(Long.class).single();
    }

    @Test
    void there_is_one_issuer_and_any_other_is_an_address_that_does_not_exist() throws Exception {
        for (var other : List.of("x", "city/x", "City")) {
            assertThat(follow(get("/oauth2/authorization/" + other)).statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
    }

    @Test
    void a_page_to_return_to_that_was_changed_is_not_followed() throws Exception {
        var choice = follow(get("/my/later"));
        var asked = cookie("return-to");
        asked.setValue("L2Rlc2s" + asked.getValue().substring(asked.getValue().indexOf('.')));
        assertThat(choose(choice, "two-homes.1").uri()).hasPath("/my");
    }

    @Test
    void a_form_from_another_sign_in_or_another_browser_is_refused() throws Exception {
        choose(follow(get("/my")), "two-homes.1");
        var mine = follow(get("/sign-in/failed"));
        var theirs = cookie("csrf").getValue();
        // Another browser, another sign-in: its own cookie and form are whole, but of another
        // session.
        cookies.getCookieStore().removeAll();
        choose(follow(get("/my")), "two-homes.1");
        follow(get("/sign-in/failed"));
        cookie("csrf").setValue(theirs);
        assertThat(post("/sign-out", mine, "").statusCode()).isEqualTo(403);
        assertThat(follow(get("/my")).body()).isEqualTo("resident 17");
    }

    @Test
    void a_form_signed_for_nobody_is_worth_nothing_to_whoever_is_signed_in() throws Exception {
        var anonymous = follow(get("/form"));
        var planted = cookie("csrf").getValue();
        choose(follow(get("/my")), "two-homes.1");
        follow(get("/sign-in/failed"));
        cookie("csrf").setValue(planted);
        var refused = post("/my/sessions/end-others", anonymous, "");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Lomake on vanhentunut");
    }

    @Test
    void a_sign_in_is_over_when_it_has_lasted_as_long_as_it_may() throws Exception {
        choose(follow(get("/my")), "two-homes.1");
        assertThat(follow(get("/my")).body()).isEqualTo("resident 17");
        wall.goOn(Duration.ofMinutes(59));
        assertThat(follow(get("/my")).body()).isEqualTo("resident 17");
        wall.goOn(Duration.ofMinutes(1));
        assertThat(follow(get("/my")).uri()).hasPath("/issuer/people");
        cookies.getCookieStore().removeAll();
        wall.reset();
        choose(follow(get("/desk")), "service-officer");
        wall.goOn(Duration.ofHours(12).minusSeconds(1));
        assertThat(follow(get("/desk")).body()).startsWith("officer service-officer");
        wall.goOn(Duration.ofSeconds(1));
        assertThat(follow(get("/desk")).uri()).hasPath("/issuer/people");
    }

    @Test
    void what_the_issuer_says_of_an_officer_today_holds_within_minutes() throws Exception {
        Somewhere.MANAGED.set(List.of("unit-1"));
        assertThat(choose(follow(get("/desk/units")), "unit-manager").body())
                .isEqualTo("units [unit-1]");
        Somewhere.MANAGED.set(List.of("unit-2"));
        assertThat(follow(get("/desk/units")).body()).isEqualTo("units [unit-1]");
        wall.goOn(Duration.ofMinutes(5));
        assertThat(follow(get("/desk/units")).body()).isEqualTo("units [unit-2]");
    }

    @Test
    void where_one_is_signed_in_is_listed_and_ended_one_by_one_or_all_others() throws Exception {
        choose(follow(get("/my")), "two-homes.1");
        var elsewhere = List.copyOf(cookies.getCookieStore().getCookies());
        cookies.getCookieStore().removeAll();
        choose(follow(get("/my")), "two-homes.1");
        var list = follow(get("/my/sessions"));
        assertThat(list.body()).contains("Firefox, Linux-tietokone", "Tämä selain");
        var handle = HANDLE.matcher(list.body());
        assertThat(handle.find()).isTrue();
        // No more than a name: it opens nothing.
        assertThat(elsewhere).noneMatch(it -> it.getValue().contains(handle.group(1)));
        var ended = post("/my/sessions/end", list, "&session=" + handle.group(1));
        assertThat(ended.body()).contains("Kirjautuminen on päätetty.");
        assertThat(HANDLE.matcher(ended.body()).find()).isFalse();
        assertThat(follow(get("/my")).body()).isEqualTo("resident 17");
        var here = List.copyOf(cookies.getCookieStore().getCookies());
        use(elsewhere);
        assertThat(follow(get("/my")).uri()).hasPath("/issuer/people");

        cookies.getCookieStore().removeAll();
        choose(follow(get("/my")), "two-homes.1");
        post("/my/sessions/end-others", follow(get("/my/sessions")), "");
        assertThat(follow(get("/my")).body()).isEqualTo("resident 17");
        use(here);
        assertThat(follow(get("/my")).uri()).hasPath("/issuer/people");
    }

    @Test
    void nobody_ends_the_sign_in_of_another() throws Exception {
        choose(follow(get("/my")), "two-homes.1");
        follow(get("/my/sessions"));
        var mine = List.copyOf(cookies.getCookieStore().getCookies());
        var session = cookie("session").getValue();
        cookies.getCookieStore().removeAll();
        choose(follow(get("/desk")), "service-officer");
        var list = follow(get("/desk/sessions"));
        assertThat(post("/desk/sessions/end", list, "&session=" + session).statusCode())
                .isEqualTo(404);
        post("/desk/sessions/end-others", list, "");
        use(mine);
        assertThat(follow(get("/my")).body()).isEqualTo("resident 17");
    }

    @Test
    void a_page_that_takes_too_long_is_given_up_and_says_so() throws Exception {
        var answer = follow(get("/slow"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("<h1>").doesNotContain("pg_sleep");
    }

    @Test
    void an_error_repeats_nothing_of_the_request() throws Exception {
        for (var signedIn : List.of(false, true)) {
            if (signedIn) {
                choose(follow(get("/my")), "two-homes.1");
            }
            for (var accepted : List.of("text/html", "application/json", "*/*")) {
                for (var path :
                        List.of("/nowhere/Zyx99", "/my/Zyx99", "/oauth2/authorization/Zyx99")) {
                    var answer =
                            browser.send(
                                    HttpRequest.newBuilder(uri(path + "?secret=Abc77"))
                                            .header("Accept", accepted)
                                            .header("X-Forwarded-Host", "Hst55")
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString());
                    assertThat(answer.body()).doesNotContain("Zyx99", "Abc77", "Hst55");
                    assertThat(answer.headers().map().toString()).doesNotContain("Hst55");
                }
            }
        }
        for (var line :
                List.of(
                        "GET /Zyx99?<Abc77> HTTP/1.1",
                        "GET /%zzZyx99 HTTP/1.1",
                        "Zyx99 / HTTP/9")) {
            try (var socket = new Socket("localhost", port)) {
                socket.getOutputStream()
                        .write(
                                (line + "\r\nHost: Hst55\r\nConnection: close\r\n\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(
                                new String(
                                        socket.getInputStream().readAllBytes(),
                                        StandardCharsets.UTF_8))
                        .matches("(?s)HTTP/1\\.1 [45].*")
                        .doesNotContain("Zyx99", "Abc77", "Hst55");
            }
        }
    }

    private java.net.HttpCookie cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void use(List<java.net.HttpCookie> some) {
        cookies.getCookieStore().removeAll();
        some.forEach(it -> cookies.getCookieStore().add(uri("/"), it));
    }

    @Test
    void somebody_who_is_not_in_the_register_is_told_so() throws Exception {
        var page = choose(follow(get("/my")), "stranger");
        assertThat(page.uri()).hasPath("/sign-in/unknown");
        assertThat(page.body()).contains("Emme löydä tietojasi");
        assertThat(follow(get("/my")).uri()).hasPath("/issuer/people");
    }

    @Test
    void the_session_outlives_a_restart_and_holds_no_identity_code() throws Exception {
        choose(follow(get("/my")), "two-homes.1");
        var cookie =
                cookies.getCookieStore().getCookies().stream()
                        .filter(it -> it.getName().equals("session"))
                        .findFirst()
                        .orElseThrow();
        assertThat(cookie.isHttpOnly()).isTrue();
        var rows =
                jdbc.sql(
                                """
                                select convert_from(
                                         decode(replace(encode(attribute_bytes, 'hex'), '00', ''), 'hex'), 'LATIN1')
                                  from signin.session_attributes
                                """)
                        .query(String.class)
                        .list();
        assertThat(rows).isNotEmpty().noneMatch(it -> it.contains(CODE));

        // Another server, or this one after a restart, knows only the cookie and the database.
        var other =
                new JdbcIndexedSessionRepository(
                        new org.springframework.jdbc.core.JdbcTemplate(dataSource), transactions);
        other.setTableName("signin.session");
        var id =
                new String(
                        java.util.Base64.getDecoder().decode(cookie.getValue()),
                        StandardCharsets.UTF_8);
        org.springframework.session.Session session = other.findById(id);
        org.springframework.security.core.context.SecurityContext context =
                session.getAttribute("SPRING_SECURITY_CONTEXT");
        assertThat(((SignedInUser) context.getAuthentication().getPrincipal()).who())
                .isEqualTo(new SignedIn.Resident(17));
    }

    @Autowired javax.sql.DataSource dataSource;
    @Autowired org.springframework.transaction.support.TransactionOperations transactions;

    @Test
    void after_signing_out_the_session_is_gone_and_the_issuer_asks_anew() throws Exception {
        choose(follow(get("/my")), "two-homes.1");
        var form = follow(get("/sign-in/failed"));
        var out = post("/sign-out", form, "");
        assertThat(out.body()).isEqualTo("front");
        assertThat(follow(get("/my")).uri()).hasPath("/issuer/people");
    }

    @Test
    void a_form_from_elsewhere_is_refused() throws Exception {
        choose(follow(get("/my")), "two-homes.1");
        var out =
                follow(
                        HttpRequest.newBuilder(uri("/sign-out"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("_csrf=guessed"))
                                .build());
        assertThat(out.statusCode()).isEqualTo(403);
        assertThat(follow(get("/my")).body()).isEqualTo("resident 17");
    }

    @Test
    void a_code_is_never_sent_to_another_host() throws Exception {
        choose(follow(get("/my")), "two-homes.1");
        var answer =
                browser.send(
                        get(
                                "/issuer/authorize?response_type=code&client_id=proactive-city&scope=openid"
                                        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                                        + "&code_challenge_method=S256&redirect_uri=http%3A%2F%2Fevil.example%2Flogin%2Foauth2%2Fcode%2Fcity"),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void only_what_is_opened_exists_for_strangers() throws Exception {
        assertThat(follow(get("/accessibility")).statusCode()).isEqualTo(200);
        assertThat(follow(HttpRequest.newBuilder(uri("/actuator/health")).build()).statusCode())
                .isEqualTo(200);
        assertThat(follow(get("/actuator/env")).statusCode()).isEqualTo(404);
        assertThat(follow(get("/nowhere")).statusCode()).isEqualTo(404);
        assertThat(cookies.getCookieStore().getCookies())
                .extracting(java.net.HttpCookie::getName)
                .doesNotContain("session");
    }

    @Test
    void pages_forbid_scripts_from_elsewhere_frames_and_referrers() throws Exception {
        var headers = follow(get("/accessibility")).headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe-inline");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(uri(path))
                .header("Accept", "text/html")
                .header("User-Agent", AGENT)
                .GET()
                .build();
    }

    private HttpResponse<String> choose(HttpResponse<String> choice, String person)
            throws Exception {
        assertThat(choice.uri()).hasPath("/issuer/people");
        return post("/issuer/people", choice, "&person=" + person);
    }

    private HttpResponse<String> post(String path, HttpResponse<String> page, String fields)
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

    private HttpResponse<String> follow(HttpRequest request)
            throws IOException, InterruptedException {
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
}

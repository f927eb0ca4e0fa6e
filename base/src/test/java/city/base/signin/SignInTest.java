// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.ResidentId;
import city.base.subject.Roles;
import city.base.subject.Subject;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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
@TestPropertySource(properties = "city.signin.embedded=true")
@Import(SignInTest.Somewhere.class)
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class SignInTest {
    private static final String CODE = "010190-9999";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired JdbcIndexedSessionRepository sessions;

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

        @Bean
        Subject signing() {
            return Subject.named("somewhere")
                    .permission("offer:sign", Roles.SERVICE_OFFICER)
                    .permission("service:publish", Roles.PUBLISHER)
                    .open("/")
                    .residents("/my", "/my/later")
                    .desk("/desk", null)
                    .desk("/desk/publish", null)
                    .declared();
        }

        @RestController
        static class Pages {
            @GetMapping("/my")
            String mine(SignedIn.Resident me) {
                return "resident " + me.id().value();
            }

            @GetMapping("/")
            String front() {
                return "front";
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
        return HttpRequest.newBuilder(uri(path)).header("Accept", "text/html").GET().build();
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
                            HttpRequest.newBuilder(next).header("Accept", "text/html").build(),
                            HttpResponse.BodyHandlers.ofString());
        }
        return answer;
    }
}

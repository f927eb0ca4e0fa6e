// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionOperations;

/// The whole code flow against the embedded issuer.
class SignInTest extends SignInBrowser {
    @Autowired DataSource dataSource;
    @Autowired TransactionOperations transactions;
    @Autowired OfficerNames names;

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
        // Pages name colleagues, whose work is kept by the id.
        assertThat(names.find("service-officer")).contains("Anna Lehtovaara");
        assertThat(names.find("nobody")).isEmpty();
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
                            "/accessibility",
                            "/form")) {
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
        var other = new JdbcIndexedSessionRepository(new JdbcTemplate(dataSource), transactions);
        other.setTableName("signin.session");
        var id = new String(Base64.getDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
        Session session = other.findById(id);
        SecurityContext context = session.getAttribute("SPRING_SECURITY_CONTEXT");
        assertThat(((SignedInUser) context.getAuthentication().getPrincipal()).who())
                .isEqualTo(new SignedIn.Resident(17));
    }

    @Test
    void that_a_session_is_used_is_written_once_a_minute() throws Exception {
        choose(follow(get("/my")), "two-homes.1");
        var written = writing();
        follow(get("/my"));
        assertThat(writing()).isEqualTo(written);

        jdbc.sql("update signin.session set last_access_time = last_access_time - 61000").update();
        var earlier = writing();
        follow(get("/my"));
        assertThat(writing()).isNotEqualTo(earlier);
        assertThat(
                        jdbc.sql("select max(expiry_time - last_access_time) from signin.session")
                                .query(Long.class)
                                .single())
                .isEqualTo(30 * 60 * 1000L);
    }

    /// Each writing of a row gives it another number.
    private List<String> writing() {
        return jdbc.sql("select xmin::text from signin.session order by 1")
                .query(String.class)
                .list();
    }

    @Test
    void after_signing_out_the_session_is_gone_and_the_issuer_asks_anew() throws Exception {
        choose(follow(get("/my")), "two-homes.1");
        var form = follow(get("/sign-in/failed"));
        var out = post("/sign-out", form, "");
        assertThat(out.body()).isEqualTo("front");
        assertThat(follow(get("/my")).uri()).hasPath("/issuer/people");
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
}

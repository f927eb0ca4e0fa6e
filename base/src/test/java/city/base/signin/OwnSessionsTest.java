// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Where a person is signed in, as the person sees it and ends it.
class OwnSessionsTest extends SignInBrowser {
    private static final Pattern HANDLE = Pattern.compile("name=\"session\" value=\"([^\"]+)\"");

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
}

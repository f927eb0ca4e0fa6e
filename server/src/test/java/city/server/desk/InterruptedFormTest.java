// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import city.base.CityTest;
import city.base.signin.TestSignIn;
import jakarta.servlet.http.Cookie;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// A form that is sent after the sign-in has ended.
@CityTest
class InterruptedFormTest {
    private static final String ACTION = "/desk/cases/00000000-0000-4000-8000-000000000001/notes";

    @Autowired MockMvcTester pages;

    private MvcTestResult sentBySomebodyUnknown() {
        return pages.post()
                .uri(ACTION)
                .with(csrf())
                .header("Accept-Language", "en")
                .param("text", "Called, nobody <answered>")
                .param("_page", "/desk/cases/00000000-0000-4000-8000-000000000001")
                .exchange();
    }

    private static Cookie session(MvcTestResult of) {
        return Objects.requireNonNull(of.getResponse().getCookie("session"));
    }

    @Test
    void does_nothing_says_so_and_is_ready_after_the_next_sign_in() {
        var sent = sentBySomebodyUnknown();
        assertThat(sent).hasStatus3xxRedirection().hasRedirectedUrl("/sign-in/ended");
        var session = session(sent);
        assertThat(
                        pages.get()
                                .uri("/sign-in/ended")
                                .cookie(session)
                                .header("Accept-Language", "en"))
                .hasStatusOk()
                .bodyText()
                .contains("You were signed out", "Nothing was sent.", "is kept");
        assertThat(
                        pages.get()
                                .uri("/sign-in/go-on")
                                .cookie(session)
                                .with(TestSignIn.officer("service-officer"))
                                .header("Accept-Language", "en"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "This has not been sent yet",
                        "action=\"" + ACTION + "\"",
                        "value=\"Called, nobody &lt;answered&gt;\"")
                .doesNotContain("name=\"_page\" value=\"/desk/cases");
    }

    @Test
    void is_shown_once() {
        var session = session(sentBySomebodyUnknown());
        var officer = TestSignIn.officer("service-officer");
        pages.get().uri("/sign-in/go-on").cookie(session).with(officer).exchange();
        assertThat(pages.get().uri("/sign-in/go-on").cookie(session).with(officer))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/desk");
    }

    /// What may come from another site is not kept: the person would be asked to send what somebody else wrote.
    @Test
    void without_the_token_of_our_page_keeps_nothing() {
        var sent = pages.post().uri(ACTION).param("text", "forged").exchange();
        assertThat(sent).hasStatus3xxRedirection().hasRedirectedUrl("/sign-in/ended");
        assertThat(pages.get().uri("/sign-in/ended").header("Accept-Language", "en"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("is kept");
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/// The way to the issuer, and what is said when it ends badly.
@Controller
class SignInPage {
    static final String PATH = "/sign-in";
    static final String FAILED = "/sign-in/failed";
    static final String UNKNOWN = "/sign-in/unknown";
    static final String NOT_FOR_YOU = "/sign-in/not-for-you";

    private final IssuerClient client;

    SignInPage(IssuerClient client) {
        this.client = client;
    }

    @GetMapping(PATH)
    String begin() {
        return client.exists()
                ? "redirect:/oauth2/authorization/" + IssuerClient.ID
                : "signin/not-set-up";
    }

    @GetMapping(FAILED)
    String failed() {
        return "signin/failed";
    }

    @GetMapping(UNKNOWN)
    String unknown() {
        return "signin/unknown";
    }

    @RequestMapping(NOT_FOR_YOU)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notForYou() {
        return "signin/not-for-you";
    }
}

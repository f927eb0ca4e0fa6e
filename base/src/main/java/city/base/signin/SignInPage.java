// SPDX-License-Identifier: EUPL-1.2
package city.base.signin;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
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
    static final String ENDED = "/sign-in/ended";
    static final String GO_ON = "/sign-in/go-on";

    private final IssuerClient client;

    SignInPage(IssuerClient client) {
        this.client = client;
    }

    @GetMapping(PATH)
    String begin() {
        return client.exists() ? "redirect:" + IssuerClient.BEGIN : "signin/not-set-up";
    }

    @GetMapping(FAILED)
    String failed() {
        return "signin/failed";
    }

    @GetMapping(UNKNOWN)
    String unknown() {
        return "signin/unknown";
    }

    /// The sign-in had ended when a form was sent.
    @GetMapping(ENDED)
    String ended(HttpServletRequest request, Model model) {
        model.addAttribute(
                "kept", Interrupted.find(request).filter(it -> !it.fields().isEmpty()).isPresent());
        return "signin/ended";
    }

    /// Signed in again: the form is ready, and sent only when the person says so.
    @GetMapping(GO_ON)
    String goOn(HttpServletRequest request, Model model, @Nullable SignedIn somebody) {
        var kept = Interrupted.find(request);
        Interrupted.forget(request);
        if (kept.isEmpty()) {
            return somebody instanceof SignedIn.Officer ? "redirect:/desk" : "redirect:/my";
        }
        if (kept.get().fields().isEmpty()) {
            return "redirect:" + kept.get().page();
        }
        model.addAttribute("kept", kept.get());
        return "signin/go-on";
    }

    @RequestMapping(NOT_FOR_YOU)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notForYou() {
        return "signin/not-for-you";
    }
}

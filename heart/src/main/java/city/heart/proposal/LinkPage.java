// SPDX-License-Identifier: EUPL-1.2
package city.heart.proposal;

import city.heart.offer.Offers;
import city.heart.offer.State;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Behind the one-time link of a message: shows, accepts, or says "not my child", without sign-in.
/// Looking changes nothing, since mail scanners open links too. A dead link and a wrong one say the same.
@Controller
class LinkPage {
    private final Offers offers;
    private final ProposalTexts proposalTexts;

    LinkPage(Offers offers, ProposalTexts proposalTexts) {
        this.offers = offers;
        this.proposalTexts = proposalTexts;
    }

    @GetMapping("/l/{token}")
    String show(
            @PathVariable String token, Locale locale, Model model, HttpServletResponse response) {
        var seen = offers.link(token);
        if (seen.isEmpty()) {
            return dead(model, response);
        }
        model.addAttribute("token", token);
        model.addAttribute("link", proposalTexts.link(seen.get(), OfferPage.language(locale)));
        return "offer/link";
    }

    @PostMapping("/l/{token}/accept")
    String accept(
            @PathVariable String token, Locale locale, Model model, HttpServletResponse response) {
        var outcome = offers.acceptByLink(token);
        if (outcome.isEmpty()
                || !(outcome.get() instanceof Offers.ReplyOutcome.Recorded(_, var state))) {
            return dead(model, response);
        }
        return done(state == State.CONTRARY ? "differ" : "accepted", locale);
    }

    /// One tap by mistake would close the proposal for everybody: what follows is said first.
    @GetMapping("/l/{token}/not-my-child")
    String asksWhetherMyChild(
            @PathVariable String token, Model model, HttpServletResponse response) {
        if (offers.link(token).isEmpty()) {
            return dead(model, response);
        }
        model.addAttribute("token", token);
        return "offer/link-not-my-child";
    }

    @PostMapping("/l/{token}/not-my-child")
    String notMyChild(
            @PathVariable String token, Locale locale, Model model, HttpServletResponse response) {
        return offers.notMyChild(token) ? done("not-mine", locale) : dead(model, response);
    }

    private static String done(String what, Locale locale) {
        return "redirect:/l/done/"
                + what
                + "?"
                + LinkLanguage.RECIPIENT
                + "="
                + locale.getLanguage();
    }

    /// The token is left behind, so that the page can be loaded again.
    @GetMapping("/l/done/accepted")
    String accepted(Model model) {
        model.addAttribute("text", "offer.link.accepted");
        return "offer/link-done";
    }

    /// Another guardian has said something else.
    @GetMapping("/l/done/differ")
    String differ(Model model) {
        model.addAttribute("text", "offer.link.differ");
        return "offer/link-done";
    }

    @GetMapping("/l/done/not-mine")
    String notMine(Model model) {
        model.addAttribute("text", "offer.link.not-mine");
        return "offer/link-done";
    }

    private static String dead(Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.GONE.value());
        model.addAttribute("text", "offer.link.dead");
        return "offer/link-done";
    }
}

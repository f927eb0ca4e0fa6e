// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static city.planning.round.RoundSubject.READ;
import static city.planning.round.RoundSubject.RUN;
import static city.planning.round.RoundSubject.SIGN;

import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.web.PageTexts;
import city.planning.round.Rounds.RoundOutcome;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One round: figures, units on a map and in a table, who is left to a person; run, put forward, sign.
/// While a draft is being made or offers leave, the page comes anew by itself.
@Controller
class RoundPage {
    private static final int LONGEST = 2000;

    private final Rounds rounds;
    private final RoundTexts texts;

    RoundPage(Rounds rounds, RoundTexts texts) {
        this.rounds = rounds;
        this.texts = texts;
    }

    @GetMapping("/desk/rounds/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int run,
            SignedIn.Officer officer,
            PageTexts page,
            Model model,
            HttpServletResponse response) {
        officer.mustBeAbleTo(READ);
        var round = find(id);
        var view = texts.view(round, run, officer, page);
        if (view.going() != null) {
            response.setHeader("Refresh", "5");
        }
        model.addAttribute("round", view);
        model.addAttribute("demonstration", round.byDemonstration());
        model.addAttribute("queues", round.state() == RoundState.PUBLISHED);
        return "round/round";
    }

    @PostMapping("/desk/rounds/{id}/run")
    String run(@PathVariable UUID id, SignedIn.Officer officer, RedirectAttributes next) {
        officer.mustBeAbleTo(RUN);
        return done(id, rounds.ask(find(id).id(), Actor.officer(officer.id())), "ran", next);
    }

    @PostMapping("/desk/rounds/{id}/put-forward")
    String putForward(
            @PathVariable UUID id,
            @RequestParam UUID run,
            SignedIn.Officer officer,
            RedirectAttributes next) {
        officer.mustBeAbleTo(RUN);
        var chosen = rounds.run(new RunId(run)).orElseThrow(RoundPage::notThere);
        if (!chosen.round().equals(new RoundId(id))) {
            throw RoundPage.notThere();
        }
        return done(
                id,
                rounds.putForward(find(id).id(), chosen.id(), Actor.officer(officer.id())),
                "put-forward",
                next);
    }

    @PostMapping("/desk/rounds/{id}/sign")
    String sign(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean despite,
            @RequestParam(defaultValue = "") String reason,
            SignedIn.Officer officer,
            RedirectAttributes next) {
        officer.mustBeAbleTo(SIGN);
        return done(
                id,
                rounds.sign(
                        find(id).id(), Actor.officer(officer.id()), despite ? cut(reason) : null),
                "signed",
                next);
    }

    @PostMapping("/desk/rounds/{id}/send-back")
    String sendBack(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            SignedIn.Officer officer,
            RedirectAttributes next) {
        officer.mustBeAbleTo(RUN);
        return done(
                id,
                rounds.sendBack(find(id).id(), Actor.officer(officer.id()), cut(reason)),
                "sent-back",
                next);
    }

    @PostMapping("/desk/rounds/{id}/cancel")
    String cancel(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            SignedIn.Officer officer,
            RedirectAttributes next) {
        officer.mustBeAbleTo(RUN);
        return done(
                id,
                rounds.cancel(find(id).id(), Actor.officer(officer.id()), cut(reason)),
                "cancelled",
                next);
    }

    private PlacementRound find(UUID id) {
        return rounds.find(new RoundId(id)).orElseThrow(RoundPage::notThere);
    }

    static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    static String done(UUID id, RoundOutcome came, String notice, RedirectAttributes next) {
        if (came == RoundOutcome.DONE) {
            next.addFlashAttribute("notice", "round.desk.notice." + notice);
        } else {
            next.addFlashAttribute("fault", "round.desk.fault." + came);
        }
        return "redirect:/desk/rounds/" + id;
    }

    static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}

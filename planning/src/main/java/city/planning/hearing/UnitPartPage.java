// SPDX-License-Identifier: EUPL-1.2
package city.planning.hearing;

import static city.planning.hearing.HearingSubject.ANSWER;

import city.base.shared.CityTime;
import city.base.shared.UnitId;
import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.web.Choice;
import city.base.web.Form;
import city.base.web.PageTexts;
import city.heart.casework.CaseAccess;
import city.planning.round.PlacementRound;
import city.planning.round.RoundId;
import city.planning.round.Rounds;
import city.planning.round.Rounds.RoundOutcome;
import city.planning.round.Run;
import city.planning.round.RunNumbers;
import city.planning.round.UnitStatement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One unit's part of a round. Who leads the unit sees how many children come, how far they live and on
/// what ground, without names, and accepts or rejects; officers who may open cases see who the children
/// are. Each look is recorded on every child shown. A family under a non-disclosure order is on the list
/// only for those who may handle it.
@Controller
class UnitPartPage {
    private static final int LONGEST = 2000;

    private final Rounds rounds;
    private final RunNumbers numbers;
    private final UnitPartTexts texts;
    private final Clock clock;

    UnitPartPage(Rounds rounds, RunNumbers numbers, UnitPartTexts texts, @CityTime Clock clock) {
        this.rounds = rounds;
        this.numbers = numbers;
        this.texts = texts;
        this.clock = clock;
    }

    /// @param run number of the run, for officers; 0 for the one that is put forward. Who leads a unit
    ///     sees no other
    @GetMapping("/desk/rounds/{id}/units/{unit}")
    @Transactional
    public String show(
            @PathVariable UUID id,
            @PathVariable String unit,
            @RequestParam(defaultValue = "0") int run,
            SignedIn.Officer officer,
            PageTexts page,
            Model model) {
        mayLook(officer, unit);
        return show(id, unit, run, Form.empty(), officer, page, model);
    }

    /// The unit agrees, or does not and says why. Said again it is the last word that counts; all are kept.
    @PostMapping("/desk/rounds/{id}/units/{unit}")
    @Transactional
    public String say(
            @PathVariable UUID id,
            @PathVariable String unit,
            @RequestParam Map<String, String> sent,
            SignedIn.Officer officer,
            PageTexts page,
            Model model,
            RedirectAttributes next) {
        mustLead(officer, unit);
        var form =
                Form.of(sent)
                        .check(
                                "agrees",
                                it -> it.equals("yes") || it.equals("no"),
                                "hearing.unit.agrees.fault")
                        .atMost("reason", LONGEST, "hearing.unit.reason.long");
        if (form.value("agrees").equals("no")) {
            form = form.require("reason", "hearing.unit.reason.fault");
        }
        if (!form.isOk()) {
            return show(id, unit, 0, form, officer, page, model);
        }
        var reason = form.value("reason");
        var came =
                rounds.say(
                        find(id).id(),
                        new UnitStatement(
                                new UnitId(unit),
                                form.value("agrees").equals("yes"),
                                reason.isEmpty() ? null : reason,
                                clock.instant(),
                                Actor.officer(officer.id())));
        if (came != RoundOutcome.DONE) {
            // The round has moved on meanwhile: there may be nothing left to look at here.
            next.addFlashAttribute("fault", "round.desk.fault." + came);
            return "redirect:/desk/units";
        }
        next.addFlashAttribute("notice", "round.desk.notice.said");
        return "redirect:/desk/rounds/" + id + "/units/" + unit;
    }

    private String show(
            UUID id,
            String unit,
            int run,
            Form form,
            SignedIn.Officer officer,
            PageTexts page,
            Model model) {
        var round = find(id);
        var reads = officer.may(CaseAccess.READ);
        var of = run(round, reads ? run : 0, reads);
        var row =
                numbers.units(of.id(), CaseAccess.scope(officer)).stream()
                        .filter(it -> it.unit().value().equals(unit))
                        .findFirst()
                        .orElseThrow(UnitPartPage::notThere);
        model.addAttribute("part", texts.view(round, of, row, officer, page));
        model.addAttribute("form", form);
        model.addAttribute(
                "answers",
                List.of(
                        new Choice("yes", page.text("hearing.unit.agrees.yes")),
                        new Choice("no", page.text("hearing.unit.agrees.no"))));
        return "hearing/unit";
    }

    private Run run(PlacementRound round, int number, boolean reads) {
        var chosen = round.chosen();
        if (number == 0 && chosen != null) {
            return rounds.run(chosen).orElseThrow(UnitPartPage::notThere);
        }
        return rounds.runs(round.id()).stream()
                .filter(it -> reads && it.state() == Run.State.DONE)
                .filter(it -> number == 0 || it.number() == number)
                .findFirst()
                .orElseThrow(UnitPartPage::notThere);
    }

    static boolean leads(SignedIn.Officer officer, String unit) {
        return officer.may(ANSWER) && officer.units().contains(unit);
    }

    private static void mayLook(SignedIn.Officer officer, String unit) {
        if (!officer.may(CaseAccess.READ)) {
            mustLead(officer, unit);
        }
    }

    /// Another unit than one's own is the same as none.
    private static void mustLead(SignedIn.Officer officer, String unit) {
        officer.mustBeAbleTo(ANSWER);
        if (!leads(officer, unit)) {
            throw notThere();
        }
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private PlacementRound find(UUID id) {
        return rounds.find(new RoundId(id)).orElseThrow(UnitPartPage::notThere);
    }
}

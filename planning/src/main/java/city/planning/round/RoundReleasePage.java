// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static city.planning.round.RoundSubject.SIGN;

import city.base.hours.ServiceDays;
import city.base.hours.ServiceDays.Channel;
import city.base.shared.CityTime;
import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.web.Consequence;
import city.base.web.Dates;
import city.base.web.Form;
import city.base.web.PageTexts;
import city.heart.casework.Rules;
import city.heart.casework.Terms;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Before the proposals of a signed round leave: how many, to whom, by which way, with which days, and how one reads.
@Controller
class RoundReleasePage {
    private final Rounds rounds;
    private final RoundTexts texts;
    private final RoundNames names;
    private final Rules rules;
    private final Clock clock;

    RoundReleasePage(
            Rounds rounds, RoundTexts texts, RoundNames names, Rules rules, @CityTime Clock clock) {
        this.rounds = rounds;
        this.texts = texts;
        this.names = names;
        this.rules = rules;
        this.clock = clock;
    }

    @GetMapping("/desk/rounds/{id}/release")
    String asks(@PathVariable UUID id, SignedIn.Officer officer, PageTexts page, Model model) {
        officer.mustBeAbleTo(SIGN);
        var round = find(id);
        var here = "/desk/rounds/" + id;
        if (round.state() != RoundState.SIGNED) {
            return "redirect:" + here;
        }
        return Consequence.of(
                        page.text("round.desk.do.release"),
                        names.service(round.service(), page.language()) + ", " + round.period(),
                        follows(round, officer, page),
                        here + "/release",
                        here,
                        page.text("round.desk.release.button"))
                .show(Form.empty(), model);
    }

    @PostMapping("/desk/rounds/{id}/release")
    String release(@PathVariable UUID id, SignedIn.Officer officer, RedirectAttributes next) {
        officer.mustBeAbleTo(SIGN);
        return RoundPage.done(
                id, rounds.release(find(id).id(), Actor.officer(officer.id())), "released", next);
    }

    private List<String> follows(PlacementRound round, SignedIn.Officer officer, PageTexts page) {
        var follows = new ArrayList<String>();
        var run = texts.view(round, 0, officer, page).run();
        if (run != null) {
            var figures = run.figures();
            follows.add(page.text("round.desk.release.offers", figures.placed()));
            follows.add(
                    page.text(
                            "round.desk.release.person",
                            figures.children() + run.leftNumber() - figures.placed()));
        }
        rules.inForce(round.service())
                .ifPresent(terms -> {
                    var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
                    follows.add(page.text("round.desk.release.day", page.day(today)));
                    follows.add(
                            page.text(
                                    "round.desk.release.ways",
                                    page.day(last(Channel.ELECTRONIC, terms, today)),
                                    page.day(last(Channel.LETTER, terms, today))));
                    follows.add(page.text("round.desk.release.sample", sample(terms, today, page)));
                });
        follows.add(page.text("round.desk.release.back"));
        return follows;
    }

    private static LocalDate last(Channel channel, Terms terms, LocalDate today) {
        return ServiceDays.lastDayToAnswer(ServiceDays.served(channel, today), terms.answerDays());
    }

    /// An SMS as a guardian will read it, but for the link: a letter goes beside it, and by the letter the day counts.
    private static String sample(Terms terms, LocalDate today, PageTexts page) {
        return terms.texts()
                .fill(
                        page.language(),
                        "sms",
                        Map.of(
                                "lastDay",
                                Dates.brief(last(Channel.LETTER, terms, today)),
                                "link",
                                page.text("round.desk.release.link"),
                                "phone",
                                terms.phone()));
    }

    private PlacementRound find(UUID id) {
        return rounds.find(new RoundId(id)).orElseThrow(RoundPage::notThere);
    }
}

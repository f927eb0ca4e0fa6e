// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static city.planning.round.RoundSubject.READ;
import static city.planning.round.RoundSubject.RUN;

import city.base.shared.CityTime;
import city.base.signin.SignedIn;
import city.base.usage.Actor;
import city.base.web.ListPart;
import city.base.web.PageTexts;
import city.base.web.Paging;
import city.heart.service.Assignment;
import city.heart.service.PublicService;
import city.heart.service.Services;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// All rounds, and those that can be opened today.
@Controller
class RoundsPage {
    private final Rounds rounds;
    private final Services services;
    private final RoundTexts texts;
    private final Clock clock;

    RoundsPage(Rounds rounds, Services services, RoundTexts texts, @CityTime Clock clock) {
        this.rounds = rounds;
        this.services = services;
        this.texts = texts;
        this.clock = clock;
    }

    record Row(String id, String service, String period, String state, String opened) {}

    /// A round that can be opened.
    record Due(String service, String name, String period) {}

    /// @param opens this officer may open rounds
    record View(List<Row> rows, Paging paging, List<Due> due, boolean opens) {}

    @GetMapping("/desk/rounds")
    String list(ListPart part, SignedIn.Officer officer, PageTexts page, Model model) {
        officer.mustBeAbleTo(READ);
        var all = rounds.list();
        var paging = part.of(all.size());
        model.addAttribute(
                "rounds",
                new View(
                        paging.of(all).stream()
                                .map(it ->
                                        new Row(
                                                it.id().value().toString(),
                                                texts.service(it.service(), page),
                                                it.period(),
                                                page.text("round.desk.state." + it.state()),
                                                page.moment(it.openedAt())))
                                .toList(),
                        paging,
                        services.published().stream()
                                .flatMap(it ->
                                        openable(it).stream()
                                                .map(period ->
                                                        new Due(
                                                                it.id(),
                                                                it.name(page.language()),
                                                                period)))
                                .toList(),
                        officer.may(RUN)));
        return "round/rounds";
    }

    @PostMapping("/desk/rounds")
    String open(@RequestParam String service, SignedIn.Officer officer) {
        officer.mustBeAbleTo(RUN);
        var of = services.find(service).orElseThrow(RoundPage::notThere);
        var period = openable(of).orElseThrow(RoundPage::notThere);
        if (!(of.assignment() instanceof Assignment.Round(_, var order))) {
            throw RoundPage.notThere();
        }
        var id =
                rounds.open(
                        new Rounds.RoundRequest(of.id(), period, of.units().kind(), order),
                        Actor.officer(officer.id()));
        return "redirect:/desk/rounds/" + id.value();
    }

    /// The school year whose round can be opened today: its opening day has come, it has not begun, and
    /// it has no round.
    private Optional<String> openable(PublicService of) {
        var today = LocalDate.now(clock);
        var period = of.period().key(today.getYear());
        return of.assignment() instanceof Assignment.Round round
                        && !today.isBefore(round.opensOn(today.getYear()))
                        && today.isBefore(of.period().firstDay(period))
                        && rounds.find(of.id(), period).isEmpty()
                ? Optional.of(period)
                : Optional.empty();
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import static city.server.desk.DeskPermissions.HANDLE;
import static city.server.desk.DeskPermissions.ROUNDS;

import city.base.signin.SignedIn;
import city.heart.service.Assignment;
import city.heart.service.PublicService;
import city.heart.service.Services;
import city.planning.round.Opening;
import city.planning.round.Rounds;
import java.util.List;
import java.util.Locale;
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
    private final DeskWords words;

    RoundsPage(Rounds rounds, Services services, DeskWords words) {
        this.rounds = rounds;
        this.services = services;
        this.words = words;
    }

    record Row(String id, String service, String period, String state, String opened) {}

    /// A round that can be opened.
    record Due(String service, String name, String period) {}

    /// @param opens this officer may open rounds
    record View(List<Row> rows, List<Due> due, boolean opens) {}

    @GetMapping("/desk/rounds")
    String list(SignedIn.Officer officer, Locale locale, Model model) {
        officer.mustBeAbleTo(ROUNDS);
        model.addAttribute(
                "rounds",
                new View(
                        rounds.list().stream()
                                .map(it ->
                                        new Row(
                                                it.id().value().toString(),
                                                words.service(it.service(), locale),
                                                it.period(),
                                                words.text(
                                                        "desk.rounds.state." + it.state(), locale),
                                                words.moment(it.openedAt())))
                                .toList(),
                        services.published().stream()
                                .flatMap(it ->
                                        openable(it).stream()
                                                .map(period ->
                                                        new Due(
                                                                it.id(),
                                                                it.name(DeskWords.language(locale)),
                                                                period)))
                                .toList(),
                        officer.may(HANDLE)));
        return "desk/rounds";
    }

    @PostMapping("/desk/rounds")
    String open(@RequestParam String service, SignedIn.Officer officer) {
        officer.mustBeAbleTo(HANDLE);
        var of = services.find(service).orElseThrow(CasePage::notThere);
        var period = openable(of).orElseThrow(CasePage::notThere);
        if (!(of.assignment() instanceof Assignment.Round(_, var order))) {
            throw CasePage.notThere();
        }
        var id = rounds.open(new Opening(of.id(), period, of.units().kind(), order), officer.id());
        return "redirect:/desk/rounds/" + id.value();
    }

    /// The school year whose round can be opened today: its opening day has come, it has not begun, and
    /// it has no round.
    private Optional<String> openable(PublicService of) {
        var today = words.today();
        var period = of.period().key(today.getYear());
        return of.assignment() instanceof Assignment.Round round
                        && !today.isBefore(round.opensOn(today.getYear()))
                        && today.isBefore(of.period().firstDay(period))
                        && rounds.find(of.id(), period).isEmpty()
                ? Optional.of(period)
                : Optional.empty();
    }
}

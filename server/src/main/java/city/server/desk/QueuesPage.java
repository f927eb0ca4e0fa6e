// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import static city.server.desk.DeskPermissions.ROUNDS;

import city.base.signin.SignedIn;
import city.heart.placement.Placements;
import city.planning.queue.Queues;
import city.planning.round.RoundId;
import city.planning.round.Rounds;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The queues of a round for the desk: for each unit how many wait, are asked and have changed, in numbers.
@Controller
class QueuesPage {
    private final Queues queues;
    private final Rounds rounds;
    private final Placements placements;
    private final DeskWords words;

    QueuesPage(Queues queues, Rounds rounds, Placements placements, DeskWords words) {
        this.queues = queues;
        this.rounds = rounds;
        this.placements = placements;
        this.words = words;
    }

    record Line(String unit, int free, int waiting, int asked, int taken) {}

    record View(String round, String service, String period, List<Line> lines) {}

    @GetMapping("/desk/rounds/{id}/queues")
    String show(@PathVariable UUID id, SignedIn.Officer officer, Locale locale, Model model) {
        officer.mustBeAbleTo(ROUNDS);
        var round = rounds.find(new RoundId(id)).orElseThrow(CasePage::notThere);
        Map<String, Integer> free = new HashMap<>();
        placements
                .seats(round.kind(), round.period())
                .forEach(it -> free.put(it.unit().value(), it.capacity() - it.taken()));
        var language = DeskWords.language(locale);
        model.addAttribute(
                "queues",
                new View(
                        id.toString(),
                        words.service(round.service(), locale),
                        round.period(),
                        queues.lines(round.service(), round.period()).stream()
                                .map(it ->
                                        new Line(
                                                placements
                                                        .unit(it.unit())
                                                        .map(unit -> unit.name(language))
                                                        .orElse(it.unit().value()),
                                                free.getOrDefault(it.unit().value(), 0),
                                                it.waiting(),
                                                it.asked(),
                                                it.taken()))
                                .sorted(Comparator.comparing(Line::unit))
                                .toList()));
        return "desk/queues";
    }
}

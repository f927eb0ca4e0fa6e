// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import city.base.signin.SignedIn;
import city.base.web.ListPart;
import city.base.web.PageTexts;
import city.base.web.Paging;
import city.heart.casework.CaseAccess;
import city.heart.casework.CaseFiles;
import city.heart.casework.Rules;
import city.heart.placement.Placements;
import city.heart.placement.SeatCounts;
import city.planning.round.RoundId;
import city.planning.round.Rounds;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
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
    private final SeatCounts seats;
    private final CaseFiles cases;
    private final Rules rules;

    QueuesPage(
            Queues queues,
            Rounds rounds,
            Placements placements,
            SeatCounts seats,
            CaseFiles cases,
            Rules rules) {
        this.queues = queues;
        this.seats = seats;
        this.cases = cases;
        this.rounds = rounds;
        this.placements = placements;
        this.rules = rules;
    }

    record Line(String unit, int free, int waiting, int asked, int taken) {}

    record View(String round, String service, String period, List<Line> lines, Paging paging) {}

    @GetMapping("/desk/rounds/{id}/queues")
    String show(
            @PathVariable UUID id,
            ListPart part,
            SignedIn.Officer officer,
            PageTexts page,
            Model model) {
        officer.mustBeAbleTo(Rounds.READ);
        var round = rounds.find(new RoundId(id)).orElseThrow(QueuePage::notThere);
        Map<String, Integer> free = new HashMap<>();
        seats.of(round.kind(), round.period(), officer)
                .forEach(it -> free.put(it.unit().value(), it.free()));
        var language = page.language();
        var lines =
                queues
                        .lines(
                                round.service(),
                                round.period(),
                                cases.hidden(CaseAccess.scope(officer)))
                        .stream()
                        .map(it ->
                                new Line(
                                        placements
                                                .nameOf(it.unit(), language)
                                                .orElse(it.unit().value()),
                                        free.getOrDefault(it.unit().value(), 0),
                                        it.waiting(),
                                        it.asked(),
                                        it.taken()))
                        .sorted(Comparator.comparing(Line::unit))
                        .toList();
        var paging = part.of(lines.size());
        model.addAttribute(
                "queues",
                new View(
                        id.toString(),
                        rules.inForce(round.service())
                                .map(it -> it.texts().name(language))
                                .orElse(round.service()),
                        round.period(),
                        paging.of(lines),
                        paging));
        return "queue/queues";
    }
}

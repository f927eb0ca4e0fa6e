// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import city.base.shared.Language;
import city.base.shared.UnitId;
import city.base.signin.SignedIn;
import city.base.web.Choice;
import city.base.web.PageTexts;
import city.heart.offer.OfferId;
import city.heart.placement.Placements;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The queues of a family that has a place out of a round: where it waits, the place in the line, and the
/// question whether it wants a seat that has become free.
@Controller
class QueuePage {
    private final Queues queues;
    private final Placements placements;

    QueuePage(Queues queues, Placements placements) {
        this.queues = queues;
        this.placements = placements;
    }

    /// @param present name of the unit of the present place
    /// @param nearer units in whose line the family can stand
    record View(String offer, String present, List<Line> lines, List<Choice> nearer) {}

    /// @param lastDay formatted; null while the family is not asked
    /// @param saidYes this guardian has, another has not answered yet
    /// @param answers this guardian can say yes or no, and leave
    record Line(
            String id,
            String unit,
            int position,
            @Nullable String lastDay,
            boolean saidYes,
            boolean answers) {}

    @GetMapping("/my/offers/{id}/queue")
    String show(@PathVariable UUID id, SignedIn.Resident me, PageTexts page, Model model) {
        var language = page.language();
        var seen = queues.of(new OfferId(id), me.id()).orElseThrow(QueuePage::notThere);
        model.addAttribute(
                "queue",
                new View(
                        id.toString(),
                        name(seen.unit(), language),
                        seen.entries().stream()
                                .map(it ->
                                        new Line(
                                                it.id().toString(),
                                                name(it.unit(), language),
                                                it.position(),
                                                it.lastDay() == null
                                                        ? null
                                                        : page.day(it.lastDay()),
                                                it.saidYes(),
                                                seen.mayAsk()))
                                .toList(),
                        seen.nearer().stream()
                                .map(it -> new Choice(it.value(), name(it, language)))
                                .toList()));
        return "queue/queue";
    }

    @PostMapping("/my/offers/{id}/queue")
    String join(
            @PathVariable UUID id,
            @RequestParam String unit,
            SignedIn.Resident me,
            RedirectAttributes next) {
        var offer = new OfferId(id);
        // Only what the page shows: anything else that is sent has gone meanwhile, or never was.
        var said =
                queues.of(offer, me.id()).orElseThrow(QueuePage::notThere).nearer().stream()
                        .filter(it -> it.value().equals(unit))
                        .findFirst()
                        .flatMap(it -> queues.join(offer, me.id(), it))
                        .orElse(Queues.QueueOutcome.CLOSED);
        return said(id, said, next);
    }

    @PostMapping("/my/offers/{id}/queue/{entry}")
    String answer(
            @PathVariable UUID id,
            @PathVariable UUID entry,
            @RequestParam String answer,
            SignedIn.Resident me,
            RedirectAttributes next) {
        var offer = new OfferId(id);
        var said =
                switch (answer) {
                    case "yes" -> queues.answer(offer, entry, me.id(), true);
                    case "no" -> queues.answer(offer, entry, me.id(), false);
                    case "leave" -> queues.leave(offer, entry, me.id());
                    default -> Optional.of(Queues.QueueOutcome.CLOSED);
                };
        return said(id, said.orElseThrow(QueuePage::notThere), next);
    }

    private static String said(UUID id, Queues.QueueOutcome said, RedirectAttributes next) {
        next.addFlashAttribute("notice", "queue.said." + said);
        // The former proposal is another one's now.
        return said == Queues.QueueOutcome.TAKEN
                ? "redirect:/my"
                : "redirect:/my/offers/" + id + "/queue";
    }

    static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private String name(UnitId unit, Language language) {
        return placements.nameOf(unit, language).orElse(unit.value());
    }
}

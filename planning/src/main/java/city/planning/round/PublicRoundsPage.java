// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.shared.Language;
import city.base.shared.Suppression;
import city.heart.placement.Placements;
import city.heart.service.Services;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What everybody may see of published rounds: the commitment to the whole file, totals, what is proved,
/// and how full each unit is. Groups of fewer than five are not shown, nor what would give them away.
@Controller
class PublicRoundsPage {
    private final Rounds rounds;
    private final Placements placements;
    private final Services services;

    PublicRoundsPage(Rounds rounds, Placements placements, Services services) {
        this.rounds = rounds;
        this.placements = placements;
        this.services = services;
    }

    /// @param filled null where it is not shown
    record UnitLine(String name, int seats, @Nullable Integer filled, long price) {}

    /// What came of one aim; the lot, which only parts equals, is in the file alone.
    ///
    /// @param key of its words
    record TierLine(String key, long value, long bound) {
        static List<TierLine> of(PlacementRound round, RunFigures figures) {
            return IntStream.range(0, round.aims().size())
                    .mapToObj(i -> {
                        var it = figures.tiers().get(i);
                        return new TierLine(
                                "round.public.tier." + round.aims().get(i), it.value(), it.bound());
                    })
                    .toList();
        }
    }

    /// @param demonstration opened and released by itself, for trying out
    record View(
            String service,
            String period,
            boolean demonstration,
            String sha256,
            String seed,
            RunFigures figures,
            List<TierLine> tiers,
            List<UnitLine> units) {}

    @GetMapping("/rounds")
    String show(Locale locale, Model model) {
        var language = new Language(locale.getLanguage());
        var views = new ArrayList<View>();
        for (var it : rounds.list()) {
            var chosen = it.chosen();
            if (it.state() == RoundState.PUBLISHED && chosen != null) {
                var run = rounds.run(chosen).orElseThrow();
                var figures = Objects.requireNonNull(run.figures());
                views.add(
                        new View(
                                services.find(it.service())
                                        .map(service -> service.name(language))
                                        .orElse(it.service()),
                                it.period(),
                                it.byDemonstration(),
                                Objects.requireNonNull(run.fileSha256()),
                                it.seed(),
                                figures,
                                TierLine.of(it, figures),
                                lines(rounds.units(chosen), language)));
            }
        }
        model.addAttribute("rounds", views);
        return "round/rounds";
    }

    private List<UnitLine> lines(List<UnitRow> units, Language language) {
        var hidden = Suppression.hidden(units, UnitRow::filled);
        return units.stream()
                .map(it ->
                        new UnitLine(
                                placements
                                        .unit(it.unit())
                                        .map(unit -> unit.name(language))
                                        .orElse(it.unit().value()),
                                it.seats(),
                                hidden.contains(it) ? null : Integer.valueOf(it.filled()),
                                it.price()))
                .sorted(Comparator.comparing(UnitLine::name))
                .toList();
    }
}

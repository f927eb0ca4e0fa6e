// SPDX-License-Identifier: EUPL-1.2
package city.planning.publication;

import city.base.shared.Language;
import city.planning.round.RoundNames;
import city.planning.round.RunFigures;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What everybody may see of published rounds.
@Controller
class PublicRoundsPage {
    private final PublicRounds rounds;
    private final RoundNames names;

    PublicRoundsPage(PublicRounds rounds, RoundNames names) {
        this.rounds = rounds;
        this.names = names;
    }

    /// @param filled null where it is not shown
    record UnitLine(String name, int seats, @Nullable Integer filled, long price) {}

    /// @param key of its words
    record TierLine(String key, long value, long bound) {
        static TierLine of(PublicRounds.Tier it) {
            return new TierLine("publication.tier." + it.aim(), it.value(), it.bound());
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
        model.addAttribute("rounds", rounds.list().stream().map(it -> view(it, language)).toList());
        return "publication/rounds";
    }

    private View view(PublicRounds.PublicRound it, Language language) {
        var round = it.round();
        return new View(
                names.service(round.service(), language),
                round.period(),
                round.byDemonstration(),
                it.sha256(),
                round.seed(),
                it.figures(),
                it.tiers().stream().map(TierLine::of).toList(),
                lines(it.units(), language));
    }

    private List<UnitLine> lines(List<PublicRounds.PublicUnit> units, Language language) {
        return units.stream()
                .map(it ->
                        new UnitLine(
                                names.unit(it.unit(), language).orElse(it.unit().value()),
                                it.seats(),
                                it.filled(),
                                it.price()))
                .sorted(Comparator.comparing(UnitLine::name))
                .toList();
    }
}

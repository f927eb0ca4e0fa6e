// SPDX-License-Identifier: EUPL-1.2
package city.planning.publication;

import city.base.exchange.TableFile;
import city.base.shared.Language;
import city.base.web.ListPart;
import city.base.web.PageTexts;
import city.planning.round.ProofTexts;
import city.planning.round.RoundId;
import city.planning.round.RoundNames;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// What everybody may see of published rounds, and the table of units as a file.
@Controller
class PublicRoundsPage {
    /// Of a part: each has the tables of all its units.
    private static final int ROUNDS = 10;

    private final PublicRounds rounds;
    private final RoundNames names;

    PublicRoundsPage(PublicRounds rounds, RoundNames names) {
        this.rounds = rounds;
        this.names = names;
    }

    /// Numbers as the reader's language writes them.
    ///
    /// @param filled null where it is not shown
    /// @param price null where an earlier aim would gain
    record UnitLine(String name, String seats, @Nullable String filled, @Nullable String price) {}

    /// @param key of its words
    record TierLine(String key, String value, String bound) {}

    /// @param day on which its children and seats were counted, in words
    /// @param demonstration opened and released by itself, for trying out
    /// @param proven what has been proved, in sentences
    record View(
            String id,
            String service,
            String period,
            boolean demonstration,
            String sha256,
            String seed,
            String children,
            String placed,
            String mean,
            String free,
            String day,
            List<String> proven,
            List<TierLine> tiers,
            List<UnitLine> units) {}

    @GetMapping("/rounds")
    String show(ListPart part, PageTexts texts, Model model) {
        var all = rounds.list();
        var paging = part.of(all.size(), ROUNDS);
        model.addAttribute("paging", paging);
        model.addAttribute("rounds", paging.of(all).stream().map(it -> view(it, texts)).toList());
        return "publication/rounds";
    }

    private View view(PublicRounds.PublicRound it, PageTexts texts) {
        var round = it.round();
        return new View(
                round.id().value().toString(),
                names.service(round.service(), texts.language()),
                round.period(),
                round.byDemonstration(),
                it.sha256(),
                round.seed(),
                texts.number(it.children()),
                texts.number(it.placed()),
                texts.number(it.mean()),
                texts.number(it.free()),
                texts.moment(it.drawn()),
                ProofTexts.of(it.proven(), texts),
                it.tiers().stream()
                        .map(tier ->
                                new TierLine(
                                        "publication.tier." + tier.aim(),
                                        texts.number(tier.value()),
                                        texts.number(tier.bound())))
                        .toList(),
                lines(it.units(), texts));
    }

    private List<UnitLine> lines(List<PublicRounds.PublicUnit> units, PageTexts texts) {
        return units.stream()
                .map(it -> {
                    var filled = it.filled();
                    return new UnitLine(
                            name(it, texts.language()),
                            texts.number(it.seats()),
                            filled == null ? null : texts.number(filled),
                            it.price() < 0 ? null : texts.number(it.price()));
                })
                .sorted(Comparator.comparing(UnitLine::name))
                .toList();
    }

    private String name(PublicRounds.PublicUnit it, Language language) {
        return names.unit(it.unit(), language).orElse(it.unit().value());
    }

    /// The units of one round as a file; what the page does not show is empty in it too.
    @GetMapping("/rounds/{id}/units.{ending}")
    void units(
            @PathVariable UUID id,
            @PathVariable String ending,
            PageTexts texts,
            HttpServletResponse response)
            throws IOException {
        var format = TableFile.Format.find(ending).orElseThrow(PublicRoundsPage::notThere);
        var round = rounds.find(new RoundId(id)).orElseThrow(PublicRoundsPage::notThere);
        TableFile.<PublicRounds.PublicUnit>named("units")
                .column("id", it -> it.unit().value())
                .column("unit", it -> name(it, texts.language()))
                .column("seats", PublicRounds.PublicUnit::seats)
                .column("placed", PublicRounds.PublicUnit::filled)
                .column("price metres", it -> it.price() < 0 ? null : Long.valueOf(it.price()))
                .send(format, round.units(), response);
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}

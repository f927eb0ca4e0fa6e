// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import static city.server.desk.DeskPermissions.UNITS;

import city.base.signin.SignedIn;
import city.planning.round.PlacementRound;
import city.planning.round.RoundState;
import city.planning.round.Rounds;
import city.planning.round.RunId;
import city.planning.round.UnitRow;
import city.planning.round.UnitWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// For who leads units: what rounds give them, and where an answer is waited for. Numbers only.
@Controller
class UnitsPage {
    private final Rounds rounds;
    private final DeskWords words;

    UnitsPage(Rounds rounds, DeskWords words) {
        this.rounds = rounds;
        this.words = words;
    }

    /// @param waits the unit has not answered, and can
    /// @param wordKey what it said last
    record Row(
            String round,
            String unitId,
            String unit,
            String service,
            String period,
            int seats,
            boolean waits,
            String wordKey) {}

    @GetMapping("/desk/units")
    String list(SignedIn.Officer officer, Locale locale, Model model) {
        officer.mustBeAbleTo(UNITS);
        var rows = new ArrayList<Row>();
        for (var round : rounds.list()) {
            var chosen = round.chosen();
            if (chosen != null) {
                rows.addAll(rows(round, chosen, officer, locale));
            }
        }
        model.addAttribute("rows", rows);
        return "desk/units";
    }

    private List<Row> rows(
            PlacementRound round, RunId chosen, SignedIn.Officer officer, Locale locale) {
        var said =
                rounds.words(chosen).stream().collect(Collectors.toMap(UnitWord::unit, it -> it));
        return rounds.units(chosen).stream()
                .filter(it -> it.filled() > 0 && officer.units().contains(it.unit().value()))
                .map((UnitRow it) -> {
                    var word = said.get(it.unit());
                    var waits = word == null && round.state() == RoundState.PUT_FORWARD;
                    return new Row(
                            round.id().value().toString(),
                            it.unit().value(),
                            words.unit(it.unit(), locale),
                            words.service(round.service(), locale),
                            round.period(),
                            it.seats(),
                            waits,
                            word == null
                                    ? "desk.units.no-word"
                                    : word.agrees()
                                            ? "desk.rounds.agrees"
                                            : "desk.rounds.disagrees");
                })
                .toList();
    }
}

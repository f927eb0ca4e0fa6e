// SPDX-License-Identifier: EUPL-1.2
package city.planning.hearing;

import static city.planning.hearing.HearingSubject.ANSWER;

import city.base.signin.RightScope;
import city.base.signin.SignedIn;
import city.base.web.PageTexts;
import city.planning.round.PlacementRound;
import city.planning.round.RoundNames;
import city.planning.round.RoundState;
import city.planning.round.Rounds;
import city.planning.round.RunId;
import city.planning.round.UnitInRun;
import city.planning.round.UnitStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// For who leads units: what rounds give them, and where an answer is waited for. Numbers only.
@Controller
class UnitPartsPage {
    private final Rounds rounds;
    private final RoundNames names;

    UnitPartsPage(Rounds rounds, RoundNames names) {
        this.rounds = rounds;
        this.names = names;
    }

    /// @param waits the unit has not answered, and can
    /// @param statementKey what it said last
    record Row(
            String round,
            String unitId,
            String unit,
            String service,
            String period,
            int seats,
            boolean waits,
            String statementKey) {}

    @GetMapping("/desk/units")
    String list(SignedIn.Officer officer, PageTexts page, Model model) {
        officer.mustBeAbleTo(ANSWER);
        var rows = new ArrayList<Row>();
        for (var round : rounds.list()) {
            var chosen = round.chosen();
            if (chosen != null) {
                rows.addAll(rows(round, chosen, officer, page));
            }
        }
        model.addAttribute("rows", rows);
        return "hearing/units";
    }

    private List<Row> rows(
            PlacementRound round, RunId chosen, SignedIn.Officer officer, PageTexts page) {
        var said =
                rounds.statements(chosen).stream()
                        .collect(Collectors.toMap(UnitStatement::unit, it -> it));
        return rounds.units(chosen, RightScope.ofOwnUnits(officer)).stream()
                .filter(it -> it.filled() > 0)
                .map((UnitInRun it) -> {
                    var statement = said.get(it.unit());
                    var waits = statement == null && round.state() == RoundState.PUT_FORWARD;
                    return new Row(
                            round.id().value().toString(),
                            it.unit().value(),
                            names.unit(it.unit(), page.language()).orElse(""),
                            names.service(round.service(), page.language()),
                            round.period(),
                            it.seats(),
                            waits,
                            statement == null
                                    ? "hearing.units.no-word"
                                    : statement.agrees()
                                            ? "round.desk.agrees"
                                            : "round.desk.disagrees");
                })
                .toList();
    }
}

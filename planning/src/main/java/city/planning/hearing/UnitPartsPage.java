// SPDX-License-Identifier: EUPL-1.2
package city.planning.hearing;

import static city.planning.hearing.HearingSubject.ANSWER;

import city.base.signin.RightScope;
import city.base.signin.SignedIn;
import city.base.web.ListPart;
import city.base.web.PageTexts;
import city.planning.round.PlacementRound;
import city.planning.round.RoundNames;
import city.planning.round.RoundState;
import city.planning.round.Rounds;
import city.planning.round.RunId;
import city.planning.round.RunNumbers;
import city.planning.round.UnitInRun;
import city.planning.round.UnitStatement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// For who leads units: what rounds give them, and where an answer is waited for. Numbers only.
@Controller
class UnitPartsPage {
    /// Of a part: each is a table.
    private static final int ROUNDS = 10;

    private final Rounds rounds;
    private final RunNumbers numbers;
    private final RoundNames names;

    UnitPartsPage(Rounds rounds, RunNumbers numbers, RoundNames names) {
        this.rounds = rounds;
        this.numbers = numbers;
        this.names = names;
    }

    /// The units of one round.
    ///
    /// @param waiting how many have not answered, and can
    /// @param rows those that have not answered first, then by name
    record Group(String service, String period, int waiting, List<Row> rows) {}

    /// @param waits the unit has not answered, and can
    /// @param statementKey what it said last
    record Row(
            String round,
            String unitId,
            String unit,
            int seats,
            boolean waits,
            String statementKey) {}

    @GetMapping("/desk/units")
    String list(ListPart part, SignedIn.Officer officer, PageTexts page, Model model) {
        officer.mustBeAbleTo(ANSWER);
        var groups = new ArrayList<Group>();
        for (var round : rounds.list()) {
            var chosen = round.chosen();
            var rows = chosen == null ? List.<Row>of() : rows(round, chosen, officer, page);
            if (!rows.isEmpty()) {
                groups.add(
                        new Group(
                                names.service(round.service(), page.language()),
                                round.period(),
                                (int) rows.stream().filter(Row::waits).count(),
                                rows));
            }
        }
        groups.sort(Comparator.comparing((Group it) -> it.waiting() == 0));
        var paging = part.of(groups.size(), ROUNDS);
        model.addAttribute("groups", paging.of(groups));
        model.addAttribute("paging", paging);
        model.addAttribute("waiting", groups.stream().mapToInt(Group::waiting).sum());
        return "hearing/units";
    }

    private List<Row> rows(
            PlacementRound round, RunId chosen, SignedIn.Officer officer, PageTexts page) {
        var said =
                rounds.statements(chosen).stream()
                        .collect(Collectors.toMap(UnitStatement::unit, it -> it));
        return numbers.units(chosen, RightScope.ofOwnUnits(officer)).stream()
                .filter(it -> it.filled() > 0)
                .map((UnitInRun it) -> {
                    var statement = said.get(it.unit());
                    var waits = statement == null && round.state() == RoundState.PUT_FORWARD;
                    return new Row(
                            round.id().value().toString(),
                            it.unit().value(),
                            names.unit(it.unit(), page.language()).orElse(""),
                            it.seats(),
                            waits,
                            statement == null
                                    ? "hearing.units.no-word"
                                    : statement.agrees()
                                            ? "round.desk.agrees"
                                            : "round.desk.disagrees");
                })
                .sorted(Comparator.comparing((Row it) -> !it.waits()).thenComparing(Row::unit))
                .toList();
    }
}

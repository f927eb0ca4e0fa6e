// SPDX-License-Identifier: EUPL-1.2
package city.planning.hearing;

import city.base.signin.RightScope;
import city.planning.round.PlacementRound;
import city.planning.round.RoundState;
import city.planning.round.Rounds;
import city.planning.round.RunNumbers;
import city.planning.round.UnitInRun;
import city.planning.round.UnitStatement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Which units are asked whether they can take the children of a draft and have not answered.
@Component
class WaitingUnits {
    private final Rounds rounds;
    private final RunNumbers numbers;

    WaitingUnits(Rounds rounds, RunNumbers numbers) {
        this.rounds = rounds;
        this.numbers = numbers;
    }

    /// @param units by id
    long count(Set<String> units) {
        return rounds.list().stream().mapToLong(it -> of(it, units).size()).sum();
    }

    private List<UnitInRun> of(PlacementRound round, Set<String> units) {
        var chosen = round.chosen();
        if (chosen == null || round.state() != RoundState.PUT_FORWARD) {
            return List.of();
        }
        var answered =
                rounds.statements(chosen).stream()
                        .map(UnitStatement::unit)
                        .collect(Collectors.toSet());
        return numbers.units(chosen, new RightScope(false, units, false)).stream()
                .filter(it -> it.filled() > 0)
                .filter(it -> !answered.contains(it.unit()))
                .toList();
    }
}

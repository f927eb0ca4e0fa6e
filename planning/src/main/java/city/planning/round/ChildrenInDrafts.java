// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.shared.UnitId;
import city.base.signin.RightScope;
import city.heart.placement.DraftedChildren;
import city.heart.service.Services;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Children whom the rounds of a school year place in their latest drafts; whose family has come under an order since is
/// placed by a person.
@Component
class ChildrenInDrafts implements DraftedChildren {
    /// States of a round in which its latest run is a draft: nothing has been offered by it.
    private static final Set<RoundState> DRAFT =
            EnumSet.of(RoundState.OPEN, RoundState.PUT_FORWARD, RoundState.SIGNED);

    private final Rounds rounds;
    private final RunNumbers numbers;
    private final Services services;

    ChildrenInDrafts(Rounds rounds, RunNumbers numbers, Services services) {
        this.rounds = rounds;
        this.numbers = numbers;
        this.services = services;
    }

    @Override
    public int in(UnitId unit, String kind, String period) {
        return services.published().stream()
                .filter(it -> it.units().kind().equals(kind))
                .flatMap(it -> rounds.find(it.id(), period).stream())
                .filter(it -> DRAFT.contains(it.state()))
                .mapToInt(it -> in(it, unit))
                .sum();
    }

    private int in(PlacementRound round, UnitId unit) {
        return rounds.runs(round.id()).stream()
                .filter(it -> it.state() == Run.State.DONE)
                .max(
                        Comparator.comparing((Run it) -> it.id().equals(round.chosen()))
                                .thenComparing(Run::number))
                .map(run ->
                        numbers.units(run.id(), RightScope.UNPROTECTED).stream()
                                .filter(it -> it.unit().equals(unit))
                                .mapToInt(it -> it.filled())
                                .sum())
                .orElse(0);
    }
}

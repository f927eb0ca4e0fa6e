// SPDX-License-Identifier: EUPL-1.2
package city.planning.publication;

import city.base.shared.Suppression;
import city.base.shared.UnitId;
import city.planning.round.PlacementRound;
import city.planning.round.RoundId;
import city.planning.round.RoundState;
import city.planning.round.Rounds;
import city.planning.round.RunFigures;
import city.planning.round.UnitInRun;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What everybody may know of published rounds: the commitment to the whole file, totals, what is proved,
/// and how full each unit is. Groups of fewer than five are not told, nor what would give them away.
@Component
class PublicRounds {
    private final Rounds rounds;

    PublicRounds(Rounds rounds) {
        this.rounds = rounds;
    }

    /// @param filled null where it is not told
    record PublicUnit(UnitId unit, int seats, @Nullable Integer filled, long price) {}

    /// What came of one aim; the lot, which only parts equals, is in the file alone.
    record Tier(String aim, long value, long bound) {}

    /// @param sha256 of the whole file
    /// @param tiers the weightiest first
    /// @param units by id
    record PublicRound(
            PlacementRound round,
            String sha256,
            RunFigures figures,
            List<Tier> tiers,
            List<PublicUnit> units) {}

    /// The latest first.
    List<PublicRound> list() {
        return rounds.list().stream().flatMap(it -> published(it).stream()).toList();
    }

    Optional<PublicRound> find(RoundId id) {
        return rounds.find(id).flatMap(this::published);
    }

    private Optional<PublicRound> published(PlacementRound round) {
        var chosen = round.chosen();
        if (round.state() != RoundState.PUBLISHED || chosen == null) {
            return Optional.empty();
        }
        var run = rounds.run(chosen).orElseThrow();
        var figures = Objects.requireNonNull(run.figures());
        return Optional.of(
                new PublicRound(
                        round,
                        Objects.requireNonNull(run.fileSha256()),
                        figures,
                        tiers(round, figures),
                        units(rounds.units(chosen))));
    }

    private static List<Tier> tiers(PlacementRound round, RunFigures figures) {
        return IntStream.range(0, round.aims().size())
                .mapToObj(i -> {
                    var it = figures.tiers().get(i);
                    return new Tier(round.aims().get(i), it.value(), it.bound());
                })
                .toList();
    }

    private static List<PublicUnit> units(List<UnitInRun> units) {
        var hidden = Suppression.hidden(units, UnitInRun::filled);
        return units.stream()
                .map(it ->
                        new PublicUnit(
                                it.unit(),
                                it.seats(),
                                hidden.contains(it) ? null : Integer.valueOf(it.filled()),
                                it.price()))
                .toList();
    }
}

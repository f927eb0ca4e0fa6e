// SPDX-License-Identifier: EUPL-1.2
package city.planning.publication;

import city.base.shared.Suppression;
import city.base.shared.UnitId;
import city.heart.service.Assignment.Aim;
import city.planning.round.PlacementRound;
import city.planning.round.RoundId;
import city.planning.round.RoundState;
import city.planning.round.Rounds;
import city.planning.round.RunFigures;
import city.planning.round.UnitInRun;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What everybody may know of published rounds: the commitment to the whole file, totals, what is proved,
/// and how full each unit is: as it was when it was published, whatever has happened to a family since. So numbers of
/// children stand in fives, and ways in tens of metres or kilometres: beside the lists of today nothing follows from them.
/// Groups of fewer than five are not told, nor what would give them away.
@Component
class PublicRounds {
    private static final int TEN_KILOMETRES = 10_000;

    private final Rounds rounds;

    PublicRounds(Rounds rounds) {
        this.rounds = rounds;
    }

    /// @param seats that were free before the round
    /// @param filled in fives; null where it is not told
    record PublicUnit(UnitId unit, int seats, @Nullable Integer filled, long price) {}

    /// What came of one aim; the lot, which only parts equals, is in the file alone.
    record Tier(String aim, long value, long bound) {}

    /// @param sha256 of the whole file
    /// @param children in the round, in fives
    /// @param placed in fives
    /// @param metres their way together, in tens of kilometres
    /// @param mean their way on average, in tens of metres
    /// @param free seats that are left, in fives
    /// @param proven in the verifier's own words, with exact figures: `ProofTexts` says them without
    /// @param tiers the weightiest first
    /// @param units by id
    record PublicRound(
            PlacementRound round,
            String sha256,
            Instant drawn,
            int children,
            int placed,
            long metres,
            long mean,
            int free,
            List<String> proven,
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
                        run.askedAt(),
                        Suppression.toFives(figures.children()),
                        Suppression.toFives(figures.placed()),
                        to(figures.metres(), TEN_KILOMETRES),
                        figures.placed() == 0 ? 0 : to(figures.metres() / figures.placed(), 10),
                        Suppression.toFives(figures.freeSeats()),
                        figures.proven(),
                        tiers(round, figures),
                        units(rounds.units(chosen))));
    }

    private static List<Tier> tiers(PlacementRound round, RunFigures figures) {
        return IntStream.range(0, round.aims().size())
                .mapToObj(i -> {
                    var it = figures.tiers().get(i);
                    var aim = round.aims().get(i);
                    return new Tier(aim, told(aim, it.value()), told(aim, it.bound()));
                })
                .toList();
    }

    private static long told(String aim, long value) {
        return aim.equals(Aim.METRES.name())
                ? to(value, TEN_KILOMETRES)
                : Suppression.toFives(Math.toIntExact(value));
    }

    /// The nearest multiple.
    private static long to(long number, int of) {
        return (number + of / 2) / of * of;
    }

    private static List<PublicUnit> units(List<UnitInRun> units) {
        var hidden = Suppression.hidden(units, UnitInRun::filled);
        return units.stream()
                .map(it ->
                        new PublicUnit(
                                it.unit(),
                                it.seats(),
                                hidden.contains(it)
                                        ? null
                                        : Integer.valueOf(Suppression.toFives(it.filled())),
                                it.price()))
                .toList();
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.server.demo;

import city.base.shared.CityTime;
import city.base.signin.ManagedUnits;
import city.base.signin.RightScope;
import city.heart.placement.Placements;
import city.heart.placement.Seats;
import city.heart.service.PublicService;
import city.heart.service.Services;
import city.planning.round.PlacementRound;
import city.planning.round.Rounds;
import city.planning.round.Run;
import city.planning.round.RunId;
import city.planning.round.RunNumbers;
import city.planning.round.UnitInRun;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The demonstration's unit manager leads, of each service, the unit to which most children come by the draft that is
/// put forward, or else by the latest; where nothing has been drawn, the largest one. In a small city most units get
/// nobody, and a manager whom nothing is asked sees nothing of a round.
@Component
@Demonstration
class DemoUnits implements ManagedUnits {
    private final Services services;
    private final Placements placements;
    private final Rounds rounds;
    private final RunNumbers numbers;
    private final Clock clock;

    DemoUnits(
            Services services,
            Placements placements,
            Rounds rounds,
            RunNumbers numbers,
            @CityTime Clock clock) {
        this.services = services;
        this.placements = placements;
        this.rounds = rounds;
        this.numbers = numbers;
        this.clock = clock;
    }

    @Override
    public List<String> list() {
        return services.published().stream()
                .map(it -> fullest(it).or(() -> largest(it)))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Optional<String> fullest(PublicService of) {
        return rounds.find(of.id(), period(of))
                .flatMap(this::drawn)
                .flatMap(run ->
                        numbers.units(run, RightScope.UNPROTECTED).stream()
                                .filter(it -> it.filled() > 0)
                                .max(
                                        Comparator.comparingInt(UnitInRun::filled)
                                                .thenComparing(
                                                        UnitInRun::unit,
                                                        Comparator.reverseOrder())))
                .map(it -> it.unit().value());
    }

    private Optional<RunId> drawn(PlacementRound round) {
        return Optional.ofNullable(round.chosen())
                .or(() ->
                        rounds.runs(round.id()).stream()
                                .filter(it -> it.state() == Run.State.DONE)
                                .map(Run::id)
                                .findFirst());
    }

    private String period(PublicService of) {
        return of.period().key(LocalDate.now(clock).getYear());
    }

    private Optional<String> largest(PublicService of) {
        return placements.seats(of.units().kind(), period(of)).stream()
                .max(
                        Comparator.comparingInt(Seats::capacity)
                                .thenComparing(Seats::unit, Comparator.reverseOrder()))
                .map(it -> it.unit().value());
    }
}

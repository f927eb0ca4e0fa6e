// SPDX-License-Identifier: EUPL-1.2
package city.server.demo;

import city.base.shared.CityTime;
import city.base.signin.ManagedUnits;
import city.heart.placement.Placements;
import city.heart.placement.Seats;
import city.heart.service.PublicService;
import city.heart.service.Services;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The demonstration's unit manager leads the largest unit of each service: there children come in every
/// round.
@Component
@Demonstration
class DemoUnits implements ManagedUnits {
    private final Services services;
    private final Placements placements;
    private final Clock clock;

    DemoUnits(Services services, Placements placements, @CityTime Clock clock) {
        this.services = services;
        this.placements = placements;
        this.clock = clock;
    }

    @Override
    public List<String> list() {
        return services.published().stream()
                .map(this::largest)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Optional<String> largest(PublicService of) {
        var period = of.period().key(LocalDate.now(clock).getYear());
        return placements.seats(of.units().kind(), period).stream()
                .max(
                        Comparator.comparingInt(Seats::capacity)
                                .thenComparing(Seats::unit, Comparator.reverseOrder()))
                .map(it -> it.unit().value());
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.demo;

import city.offer.FlowRunner;
import city.shared.CityClock;
import city.shared.CityTime;
import city.synthetic.register.PlayedDay;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Moves the demonstration on: the registers tell what happened on a day, the clock goes to it, and
/// the city takes the changes and acts.
@Component
@Demonstration
class Days {
    private final InventedCity city;
    private final Seeding seeding;
    private final FlowRunner flow;
    private final Clock clock;
    private volatile @Nullable Played last;

    Days(InventedCity city, Seeding seeding, FlowRunner flow, @CityTime Clock clock) {
        this.city = city;
        this.seeding = seeding;
        this.flow = flow;
        this.clock = clock;
    }

    /// A day and what the city made of it.
    record Played(PlayedDay day, FlowRunner.Taken taken) {}

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    /// The day played last since this server started, or null.
    @Nullable Played last() {
        return last;
    }

    /// Plays the day after today, takes what the registers tell, and lets the city act.
    synchronized Played next() {
        var day = today().plusDays(1);
        var happened = city.play(day);
        if (clock instanceof CityClock movable) {
            movable.moveTo(day);
        }
        seeding.takeChanges();
        var played = new Played(happened, flow.run());
        last = played;
        return played;
    }
}

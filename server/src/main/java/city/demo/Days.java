// SPDX-License-Identifier: EUPL-1.2
package city.demo;

import city.shared.CityClock;
import city.shared.CityTime;
import city.synthetic.register.PlayedDay;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/// Moves the demonstration on: the registers tell what happened on a day, the clock goes to it, and
/// the city takes the changes.
@Component
@Demonstration
class Days {
    private final InventedCity city;
    private final Seeding seeding;
    private final Clock clock;

    Days(InventedCity city, Seeding seeding, @CityTime Clock clock) {
        this.city = city;
        this.seeding = seeding;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    /// Plays the day after today, and takes what the registers tell.
    synchronized PlayedDay next() {
        return playThrough(today().plusDays(1));
    }

    private PlayedDay playThrough(LocalDate day) {
        var played = city.play(day);
        if (clock instanceof CityClock movable) {
            movable.moveTo(day);
        }
        seeding.takeChanges();
        return played;
    }
}

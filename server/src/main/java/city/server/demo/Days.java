// SPDX-License-Identifier: EUPL-1.2
package city.server.demo;

import city.base.shared.CityClock;
import city.base.shared.CityTime;
import city.heart.casework.FlowRunner;
import city.synthetic.register.PlayedDay;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Moves the demonstration on: the registers tell what happened on a day, the clock goes to it, and
/// the city takes the changes and acts.
@Component
@Demonstration
public class Days {
    private static final Logger log = LoggerFactory.getLogger(Days.class);

    private final InventedCity city;
    private final Seeding seeding;
    private final FlowRunner flow;
    private final Clock clock;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile @Nullable Played last;
    private volatile @Nullable Step step;
    private volatile boolean failed;
    private volatile int left;

    Days(InventedCity city, Seeding seeding, FlowRunner flow, @CityTime Clock clock) {
        this.city = city;
        this.seeding = seeding;
        this.flow = flow;
        this.clock = clock;
    }

    /// A day and what the city made of it.
    public record Played(PlayedDay day, FlowRunner.RunOutcome taken) {}

    /// How far a day is while it is played, in this order.
    enum Step {
        PLAYING,
        TAKING,
        ACTING
    }

    /// What is being done now, or null.
    @Nullable Step step() {
        return step;
    }

    /// The day begun last came to no end; what was done of it is taken up by the next.
    boolean failed() {
        return failed;
    }

    /// How many days are to be played after the one that is.
    int left() {
        return left;
    }

    /// Begins the next days and does not wait for them; while one is played, nothing more begins.
    ///
    /// @param days 1 or more
    void begin(int days) {
        if (begun.compareAndSet(false, true)) {
            step = Step.PLAYING;
            left = days - 1;
            Thread.ofVirtual().name("demo-day").start(this::playInBackground);
        }
    }

    private void playInBackground() {
        try {
            next();
            while (left > 0) {
                left--;
                next();
            }
        } catch (RuntimeException e) {
            log.error("The day of the demonstration came to no end", e);
        } finally {
            left = 0;
            begun.set(false);
        }
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /// The day played last since this server started, or null.
    @Nullable Played last() {
        return last;
    }

    /// Plays the day after today, takes what the registers tell, and lets the city act.
    public synchronized Played next() {
        failed = true;
        try {
            step = Step.PLAYING;
            var day = today().plusDays(1);
            var happened = city.play(day);
            if (clock instanceof CityClock movable) {
                movable.moveTo(day);
            }
            step = Step.TAKING;
            seeding.takeChanges();
            step = Step.ACTING;
            var played = new Played(happened, flow.run());
            last = played;
            failed = false;
            return played;
        } finally {
            step = left > 0 && !failed ? Step.PLAYING : null;
        }
    }
}

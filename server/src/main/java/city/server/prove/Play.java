// SPDX-License-Identifier: EUPL-1.2
package city.server.prove;

import city.base.shared.CityClock;
import city.base.shared.CityTime;
import city.heart.casework.FlowRunner;
import city.server.demo.Days;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Plays a proof on a city that has just been seeded: its first day with the rounds, ten days of the
/// registers as `/demo` plays them, and two looks later on, when last days have passed. Each day the
/// messages leave, people act, and the messages leave again.
@Component
@Proving
class Play {
    static final int DAYS = 10;

    /// After the last day to answer, then after that of the reminder.
    private static final int[] LATER = {25, 50};

    private final Days days;
    private final FlowRunner flow;
    private final PlayedRounds rounds;
    private final ProofJobs jobs;
    private final PlayedPeople people;
    private final Clock clock;

    Play(
            Days days,
            FlowRunner flow,
            PlayedRounds rounds,
            ProofJobs jobs,
            PlayedPeople people,
            @CityTime Clock clock) {
        this.days = days;
        this.flow = flow;
        this.rounds = rounds;
        this.jobs = jobs;
        this.people = people;
        this.clock = clock;
    }

    /// @param progress hears what is done now, in words
    void all(Consumer<String> progress) {
        var first = today();
        progress.accept("The first day, " + first + ": who is due, and the rounds of places");
        flow.run();
        if (rounds.give() > 0) {
            flow.run();
        }
        jobs.deliver();
        jobs.run(ProofJobs.ROUNDS);
        for (var number = 1; number <= DAYS; number++) {
            progress.accept("Day " + number + " of " + DAYS + ", " + first.plusDays(number));
            days.next();
            goOn(number);
        }
        for (var after : LATER) {
            progress.accept(first.plusDays(after) + ", when last days have passed");
            ((CityClock) clock).moveTo(first.plusDays(after));
            flow.run();
            goOn(after);
        }
        progress.accept("Reading the decisions and deciding them again");
        var others = people.readDecisions();
        if (others > 0) {
            throw new IllegalStateException(
                    others + " decisions do not come to the same when they are decided again");
        }
    }

    private void goOn(int number) {
        if (rounds.give() > 0) {
            flow.run();
        }
        jobs.deliver();
        people.act(number);
        flow.run();
        jobs.deliver();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.offer;

import city.round.Opening;
import city.round.Outcome;
import city.round.RoundRunner;
import city.round.Rounds;
import city.round.Run;
import city.service.Assignment;
import city.shared.CityTime;
import java.time.Clock;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// For trying out only: where `city.placement.first-round` is `publish`, the first round of each service
/// and school year is opened, run, signed and released by itself on its opening day, so that a city with
/// nobody at the desk shows offers. Elsewhere officers do all of this.
@Component
class FirstRound {
    private static final Logger log = LoggerFactory.getLogger(FirstRound.class);
    private static final String RAN = "first-round";
    private static final String SIGNED = "first-round-check";

    /// Shown to officers as written: the setting is for trying out.
    private static final String NO_UNIT_ASKED = "city.placement.first-round=publish";

    private final Rounds rounds;
    private final RoundRunner runner;
    private final RoundCaseRepository waiting;
    private final Rules rules;
    private final Clock clock;
    private final boolean publishes;

    FirstRound(
            Rounds rounds,
            RoundRunner runner,
            RoundCaseRepository waiting,
            Rules rules,
            @CityTime Clock clock,
            @Value("${city.placement.first-round:}") String what) {
        this.rounds = rounds;
        this.runner = runner;
        this.waiting = waiting;
        this.rules = rules;
        this.clock = clock;
        this.publishes = what.equals("publish");
    }

    void run() {
        if (!publishes) {
            return;
        }
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        for (var terms : rules.published()) {
            if (terms.assignment() instanceof Assignment.Round of) {
                for (var period : waiting.periods(terms.service())) {
                    var year = Integer.parseInt(period.substring(0, 4));
                    if (terms.gathers(period, today)
                            && !today.isBefore(of.opensOn(year))
                            && rounds.find(terms.service(), period).isEmpty()) {
                        publish(terms, period, of);
                    }
                }
            }
        }
    }

    private void publish(Terms terms, String period, Assignment.Round of) {
        var id = rounds.open(new Opening(terms.service(), period, terms.kind(), of.order()), RAN);
        rounds.ask(id, RAN);
        runner.run();
        var run = rounds.runs(id).getFirst();
        if (run.state() == Run.State.DONE
                && rounds.putForward(id, run.id(), RAN) == Outcome.DONE
                && rounds.sign(id, SIGNED, NO_UNIT_ASKED) == Outcome.DONE) {
            rounds.release(id, SIGNED);
        } else {
            log.warn("The first round of {} {} waits for an officer", terms.service(), period);
        }
    }
}

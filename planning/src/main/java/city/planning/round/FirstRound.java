// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.shared.CityTime;
import city.base.usage.Actor;
import city.heart.preparation.WaitingCases;
import city.heart.service.Assignment;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// For trying out only: where `city.placement.first-round` is `publish`, the first round of each service
/// and school year is opened, run, signed and released by itself on its opening day, so that a city with
/// nobody at the desk shows offers; where it is `leave-one`, of every service but the last, whose round is left
/// to be played. Elsewhere officers do all of this.
@Component
class FirstRound {
    private static final Actor RAN = PlacementRound.DEMONSTRATION;
    private static final Actor SIGNED = Actor.system("demonstration-check");

    /// Shown to officers as written: the setting is for trying out.
    private static final String NO_UNIT_ASKED = "city.placement.first-round=publish";

    private final Rounds rounds;
    private final RoundRunner runner;
    private final WaitingCases cases;
    private final Clock clock;
    private final boolean publishes;
    private final boolean leavesOne;

    FirstRound(
            Rounds rounds,
            RoundRunner runner,
            WaitingCases cases,
            @CityTime Clock clock,
            @Value("${city.placement.first-round:}") String what) {
        this.rounds = rounds;
        this.runner = runner;
        this.cases = cases;
        this.clock = clock;
        this.leavesOne = what.equals("leave-one");
        this.publishes = what.equals("publish") || leavesOne;
    }

    void run() {
        if (!publishes) {
            return;
        }
        var today = LocalDate.now(clock);
        var left =
                leavesOne
                        ? cases.services().stream().max(Comparator.naturalOrder())
                        : Optional.<String>empty();
        for (var pool : cases.pools()) {
            if (left.filter(pool.service()::equals).isPresent()) {
                continue;
            }
            cases.giving(pool.service(), pool.period())
                    .ifPresent(it -> begin(pool.service(), pool.period(), it, today));
        }
    }

    private void begin(String service, String period, WaitingCases.Giving giving, LocalDate today) {
        if (giving.terms().assignment() instanceof Assignment.Round of
                && giving.gathers()
                && !today.isBefore(of.opensOn(Integer.parseInt(period.substring(0, 4))))) {
            goOn(
                    rounds.open(
                            new Rounds.RoundRequest(
                                    service, period, giving.terms().kind(), of.order()),
                            RAN));
        }
    }

    /// One step after the other, from wherever a stopped server left it. A round that a person has touched is
    /// the persons'.
    private void goOn(RoundId id) {
        var before = rounds.find(id).orElseThrow();
        if (!before.openedBy().equals(RAN)
                || rounds.steps(id).stream()
                        .anyMatch(it -> !it.by().equals(RAN) && !it.by().equals(SIGNED))) {
            return;
        }
        switch (before.state()) {
            case OPEN -> draft(id);
            case PUT_FORWARD -> rounds.sign(id, SIGNED, NO_UNIT_ASKED);
            case SIGNED -> rounds.release(id, SIGNED);
            case PUBLISHING, PUBLISHED, CANCELLED -> {}
        }
        if (rounds.find(id).orElseThrow().state() != before.state()) {
            goOn(id);
        }
    }

    private void draft(RoundId id) {
        if (rounds.runs(id).isEmpty()) {
            rounds.ask(id, RAN);
        }
        runner.run();
        var run = rounds.runs(id).getFirst();
        if (run.state() == Run.State.DONE) {
            rounds.putForward(id, run.id(), RAN);
        }
    }
}

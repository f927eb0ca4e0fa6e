// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.usage.Actor;
import city.heart.casework.CaseId;
import city.heart.placement.UnitChoice;
import city.heart.preparation.WaitingCases;
import city.planning.round.Rounds.PlaceOutcome;
import city.planning.round.Rounds.PlaceOutcome.What;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Publishes rounds: their places become offers, part by part, each part in one transaction with the note
/// that it is done. Killed between two parts it goes on with the next, and every offer exists once.
@Component
class RoundOffers {
    private static final Actor BY = Actor.system("round");

    /// Fewer than elsewhere: one part holds the locks of the units' seats.
    private static final int PART = 500;

    private final Rounds rounds;
    private final WaitingCases cases;

    RoundOffers(Rounds rounds, WaitingCases cases) {
        this.rounds = rounds;
        this.cases = cases;
    }

    /// The next part of a round that is being published.
    ///
    /// @return how many places were dealt with; 0 when nothing is left
    @Transactional
    public int publish() {
        return publish(PART);
    }

    @Transactional
    int publish(int part) {
        var publishing = rounds.publishing();
        if (publishing.isEmpty()) {
            return 0;
        }
        for (var service : cases.services()) {
            for (var round : publishing) {
                if (round.service().equals(service)) {
                    var next = rounds.next(round.id(), part);
                    if (!next.isEmpty()) {
                        publish(round, next);
                        return next.size();
                    }
                    rounds.finish(round.id(), BY);
                }
            }
        }
        return 0;
    }

    private void publish(PlacementRound round, List<DraftPlace> next) {
        Map<CaseId, UnitChoice> chosen = new HashMap<>();
        for (var it : next) {
            var choice = it.choice();
            chosen.put(
                    it.caseId(),
                    choice == null ? new UnitChoice.NeedsPerson(UnitChoice.Why.ALL_FULL) : choice);
        }
        var made =
                cases.give(round.service(), chosen, next.stream().map(DraftPlace::child).toList());
        rounds.close(
                round.id(),
                next.stream()
                        .map(it -> {
                            var offer = made.get(it.caseId());
                            return new PlaceOutcome(
                                    it.caseId(),
                                    offer != null
                                            ? What.OFFERED
                                            : it.choice() == null ? What.NO_PLACE : What.OVERTAKEN,
                                    offer);
                        })
                        .toList());
    }

    /// Offers places to those who waited and were not in their round, now that it is over: who came after
    /// the draw, and who waits for a school year that has begun. Nobody who has an offer moves.
    ///
    /// @return how many no longer wait; 0 when there is nothing to do
    @Transactional
    public int late() {
        for (var pool : cases.pools()) {
            if (over(pool.service(), pool.period())) {
                var done = cases.late(pool.service(), pool.period(), PART);
                if (done > 0) {
                    return done;
                }
            }
        }
        return 0;
    }

    private boolean over(String service, String period) {
        return cases.giving(service, period)
                .filter(it -> !it.gathers() || rounds.published(service, period))
                .isPresent();
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import city.base.shared.CityTime;
import city.base.shared.UnitId;
import city.heart.placement.Holds;
import city.heart.placement.Placements;
import city.heart.preparation.PlaceChanges;
import city.heart.preparation.WaitingCases;
import city.planning.round.LineOrder;
import city.planning.round.RoundState;
import city.planning.round.Rounds;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Offers free seats to those who wait for them, one family in a transaction: killed between two, it goes on with
/// the next and asks nobody twice. First what is over ends, so that its seat goes to the next.
@Component
class QueueRunner {
    private final QueueRepository queue;
    private final PlaceChanges places;
    private final WaitingCases cases;
    private final Placements placements;
    private final Rounds rounds;
    private final Holds holds;
    private final Clock clock;

    QueueRunner(
            QueueRepository queue,
            PlaceChanges places,
            WaitingCases cases,
            Placements placements,
            Rounds rounds,
            Holds holds,
            @CityTime Clock clock) {
        this.queue = queue;
        this.places = places;
        this.cases = cases;
        this.placements = placements;
        this.rounds = rounds;
        this.holds = holds;
        this.clock = clock;
    }

    /// @return how many places in queues something happened to; 0 when there is nothing to do
    @Transactional
    public int step() {
        if (!queue.any()) {
            return 0;
        }
        var today = LocalDate.now(clock);
        var over =
                end(overtaken(), QueueLifecycle.Happening.OVERTAKEN)
                        + end(queue.lapsed(today), QueueLifecycle.Happening.LAST_DAY_PASSED);
        if (over > 0) {
            return over;
        }
        for (var pool : queue.pools()) {
            var giving = cases.giving(pool.service(), pool.period()).orElse(null);
            if (giving != null) {
                for (var first : queue.first(pool, free(giving.kind(), pool.period()))) {
                    if (ask(giving.kind(), first, today)) {
                        return 1;
                    }
                }
            }
        }
        return 0;
    }

    /// Those whose place is no longer one that the machine goes on with.
    private List<QueueEntry> overtaken() {
        var cases = queue.cases();
        cases.removeAll(places.changeable(cases));
        return cases.isEmpty() ? List.of() : queue.live(cases);
    }

    private int end(Collection<QueueEntry> some, QueueLifecycle.Happening happening) {
        var done = 0;
        for (var it : some) {
            places.lock(it.caseId());
            var now = queue.lock(it.id()).orElseThrow();
            var to = QueueLifecycle.TABLE.after(now.state(), happening).orElse(null);
            if (to != null) {
                holds.release(List.of(it.id()));
                queue.end(now, to, clock.instant());
                done++;
            }
        }
        return done;
    }

    private Collection<UnitId> free(String kind, String period) {
        return placements.seats(kind, period).stream()
                .filter(it -> it.taken() < it.capacity())
                .map(it -> it.unit())
                .collect(Collectors.toSet());
    }

    /// @return false where nothing happened: somebody else took the seat
    private boolean ask(String kind, QueueEntry first, LocalDate today) {
        places.lock(first.caseId());
        var entry = queue.lock(first.id()).orElseThrow();
        var to =
                QueueLifecycle.TABLE
                        .after(entry.state(), QueueLifecycle.Happening.SEAT_FREE)
                        .orElse(null);
        if (to == null) {
            return true;
        }
        var found = places.look(entry.caseId(), entry.unit()).orElse(null);
        var round =
                rounds.find(entry.service(), entry.period())
                        .filter(it -> it.state() == RoundState.PUBLISHED)
                        .orElse(null);
        if (found == null || round == null) {
            end(List.of(entry), QueueLifecycle.Happening.OVERTAKEN);
            return true;
        }
        var aims = round.aims();
        var rank =
                LineOrder.of(
                        aims,
                        found.way(),
                        places.sibling(found.key(), entry.unit()),
                        round.seed(),
                        entry.caseId());
        if (!rank.equals(entry.rank())) {
            // The family has moved: its place in the line is another one now.
            queue.rank(entry, rank);
            return true;
        }
        if (!holds.hold(entry.id(), entry.unit(), kind, entry.period())) {
            return false;
        }
        queue.ask(entry, to, today, places.ask(found, entry.id()));
        return true;
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.CityTime;
import city.base.shared.UnitId;
import city.heart.placement.Holds;
import city.heart.placement.Placements;
import city.heart.service.Assignment.Aim;
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
    private final CaseRepository cases;
    private final Rules rules;
    private final Placements placements;
    private final Rounds rounds;
    private final Holds holds;
    private final FreedSeat freed;
    private final Siblings siblings;
    private final Sending sending;
    private final Clock clock;

    QueueRunner(
            QueueRepository queue,
            CaseRepository cases,
            Rules rules,
            Placements placements,
            Rounds rounds,
            Holds holds,
            FreedSeat freed,
            Siblings siblings,
            Sending sending,
            @CityTime Clock clock) {
        this.queue = queue;
        this.cases = cases;
        this.rules = rules;
        this.placements = placements;
        this.rounds = rounds;
        this.holds = holds;
        this.freed = freed;
        this.siblings = siblings;
        this.sending = sending;
        this.clock = clock;
    }

    /// @return how many places in queues something happened to; 0 when there is nothing to do
    @Transactional
    public int step() {
        if (!queue.any()) {
            return 0;
        }
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        var over =
                end(queue.overtaken(), QueueHappening.OVERTAKEN)
                        + end(queue.lapsed(today), QueueHappening.LAST_DAY_PASSED);
        if (over > 0) {
            return over;
        }
        for (var pool : queue.pools()) {
            for (var terms : rules.published()) {
                if (terms.service().equals(pool.service())) {
                    for (var first : queue.first(pool, free(terms, pool.period()))) {
                        if (ask(terms, first, today)) {
                            return 1;
                        }
                    }
                }
            }
        }
        return 0;
    }

    private int end(Collection<QueueEntry> some, QueueHappening happening) {
        var done = 0;
        for (var it : some) {
            cases.lock(it.caseId());
            var now = queue.lock(it.id()).orElseThrow();
            var to = QueueStates.after(now.state(), happening).orElse(null);
            if (to != null) {
                holds.release(List.of(it.id()));
                queue.end(now, to, clock.instant());
                done++;
            }
        }
        return done;
    }

    private Collection<UnitId> free(Terms terms, String period) {
        return placements.seats(terms.kind(), period).stream()
                .filter(it -> it.taken() < it.capacity())
                .map(it -> it.unit())
                .collect(Collectors.toSet());
    }

    /// @return false where nothing happened: somebody else took the seat
    private boolean ask(Terms terms, QueueEntry first, LocalDate today) {
        var file = cases.lock(first.caseId()).orElseThrow();
        var entry = queue.lock(first.id()).orElseThrow();
        var to = QueueStates.after(entry.state(), QueueHappening.SEAT_FREE).orElse(null);
        if (to == null) {
            return true;
        }
        var found = freed.look(terms, file, entry, today);
        var round =
                rounds.find(entry.service(), entry.period())
                        .filter(it -> it.state() == RoundState.PUBLISHED)
                        .orElse(null);
        if (found == null || found.way() == null || round == null) {
            end(List.of(entry), QueueHappening.OVERTAKEN);
            return true;
        }
        var aims = round.aims().stream().map(Aim::valueOf).toList();
        var rank =
                QueueRank.of(
                        aims,
                        found.way(),
                        siblings.in(terms, file.key(), entry.unit()),
                        round.seed(),
                        file.id());
        if (!rank.equals(entry.rank())) {
            // The family has moved: its place in the line is another one now.
            queue.rank(entry, rank);
            return true;
        }
        if (!holds.hold(entry.id(), entry.unit(), terms.kind(), entry.period())) {
            return false;
        }
        var last =
                ServiceDays.lastDayToAnswer(
                        ServiceDays.served(Recipient.Channel.LETTER, today), terms.answerDays());
        queue.ask(entry, to, today, last);
        sending.seat(terms, found.offer(), entry.id(), last, today);
        return true;
    }
}

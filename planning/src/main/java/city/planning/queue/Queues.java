// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.heart.casework.CaseId;
import city.heart.offer.OfferId;
import city.heart.placement.Holds;
import city.heart.placement.Reach;
import city.heart.preparation.PlaceChanges;
import city.planning.round.LineOrder;
import city.planning.round.RoundState;
import city.planning.round.Rounds;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door of queues for other units. A family that a round gave a place keeps it and may wait for a seat
/// in a nearer unit; when one is free it is asked, and only the yes of all who decide changes its place. Until
/// the decision; then a place is changed by a person.
@Service
public class Queues {
    /// So many nearer units are offered to choose from.
    private static final int MOST = 5;

    private final QueueRepository queue;
    private final PlaceChanges places;
    private final Rounds rounds;
    private final Holds holds;
    private final Clock clock;

    Queues(
            QueueRepository queue,
            PlaceChanges places,
            Rounds rounds,
            Holds holds,
            @CityTime Clock clock) {
        this.queue = queue;
        this.places = places;
        this.rounds = rounds;
        this.holds = holds;
        this.clock = clock;
    }

    /// What a guardian sees.
    ///
    /// @param unit the unit of the present place
    /// @param entries the family's places in queues
    /// @param nearer units with a shorter way in whose line the family is not, the nearest first
    /// @param mayAsk this guardian decides, and lines can still be joined
    public record FamilyQueues(
            UnitId unit, List<Entry> entries, List<UnitId> nearer, boolean mayAsk) {
        public FamilyQueues {
            entries = List.copyOf(entries);
            nearer = List.copyOf(nearer);
        }
    }

    /// One place in a queue.
    ///
    /// @param position in the line, counted from 1
    /// @param lastDay to answer; null while the family is not asked
    /// @param saidYes this guardian has said yes, and another has not answered yet
    public record Entry(
            UUID id, UnitId unit, int position, @Nullable LocalDate lastDay, boolean saidYes) {}

    /// A seat that became free and is kept for a family until it answers.
    public record FreeSeat(OfferId offer, LocalDate lastDay) {}

    /// One line, in numbers.
    public record Line(UnitId unit, int waiting, int asked, int taken) {}

    /// What came of it. All are ordinary results.
    public enum QueueOutcome {
        JOINED,
        LEFT,
        /// A yes; another guardian has to say yes too.
        YES,
        /// All said yes: the new place stands in the place of the former one.
        TAKEN,
        NO,
        /// It is too late, or there is nothing to say yes or no to.
        CLOSED,
        /// Children of one birth get one unit: a person helps.
        TOGETHER
    }

    /// Seats about which this guardian is asked and has not answered yet.
    @Transactional(readOnly = true)
    public List<FreeSeat> toAnswer(ResidentId me) {
        var free = new ArrayList<FreeSeat>();
        for (var place : places.decidedBy(me)) {
            for (var it : queue.live(place.caseId())) {
                var lastDay = it.lastDay();
                if (lastDay != null && !queue.answers(it.id()).getOrDefault(me, false)) {
                    free.add(new FreeSeat(place.offer(), lastDay));
                }
            }
        }
        return free;
    }

    /// @return empty where this resident is no recipient of such an offer, or its place came out of no round
    @Transactional
    public Optional<FamilyQueues> of(OfferId id, ResidentId me) {
        return standing(id, me)
                .map(it -> {
                    var entries =
                            queue.live(it.present().caseId()).stream()
                                    .map(entry -> seen(entry, me))
                                    .toList();
                    return new FamilyQueues(
                            it.present().unit(),
                            entries,
                            it.open() ? nearer(it, entries, me) : List.of(),
                            it.open());
                });
    }

    private Entry seen(QueueEntry it, ResidentId me) {
        return new Entry(
                it.id(),
                it.unit(),
                queue.position(it),
                it.lastDay(),
                queue.answers(it.id()).getOrDefault(me, false));
    }

    private List<UnitId> nearer(PlaceFromRound it, List<Entry> entries, ResidentId me) {
        var open = places.open(it.present(), me).orElse(null);
        if (open == null) {
            return List.of();
        }
        var mine = open.way(it.present().unit());
        return open.ways().stream()
                .filter(way -> mine == null || way.metres() < mine.metres())
                .filter(way -> !way.unit().equals(it.present().unit()))
                .filter(way -> entries.stream().noneMatch(has -> has.unit().equals(way.unit())))
                .sorted(Comparator.comparingInt(Reach.Way::metres).thenComparing(Reach.Way::unit))
                .limit(MOST)
                .map(Reach.Way::unit)
                .toList();
    }

    /// Stands in line for a unit. One guardian is enough: nothing is given up.
    ///
    /// @return empty where this resident is no recipient of such an offer
    @Transactional
    public Optional<QueueOutcome> join(OfferId id, ResidentId me, UnitId unit) {
        places.lock(id);
        return standing(id, me)
                .map(it -> {
                    if (!it.open() || unit.equals(it.present().unit())) {
                        return QueueOutcome.CLOSED;
                    }
                    var open = places.open(it.present(), me).orElse(null);
                    if (open == null) {
                        return QueueOutcome.CLOSED;
                    }
                    if (open.ofOneBirth()) {
                        return QueueOutcome.TOGETHER;
                    }
                    var way = open.way(unit);
                    if (way == null) {
                        return QueueOutcome.CLOSED;
                    }
                    queue.insert(
                            new QueueEntry(
                                    UUID.randomUUID(),
                                    it.present().caseId(),
                                    it.present().key().service(),
                                    it.present().key().period(),
                                    unit,
                                    LineOrder.of(
                                            it.aims(),
                                            way,
                                            places.sibling(it.present().key(), unit),
                                            it.seed(),
                                            it.present().caseId()),
                                    QueueState.WAITING,
                                    null),
                            me,
                            clock.instant());
                    return QueueOutcome.JOINED;
                });
    }

    /// Leaves a line; a seat that is kept goes to the next.
    @Transactional
    public Optional<QueueOutcome> leave(OfferId id, UUID entry, ResidentId me) {
        places.lock(id);
        return standing(id, me)
                .map(it ->
                        mine(it, entry)
                                .filter(_ -> it.present().decides())
                                .map(mine -> {
                                    end(mine, QueueLifecycle.Happening.OVERTAKEN);
                                    return QueueOutcome.LEFT;
                                })
                                .orElse(QueueOutcome.CLOSED));
    }

    /// A guardian says yes or no to a seat that is free.
    @Transactional
    public Optional<QueueOutcome> answer(OfferId id, UUID entry, ResidentId me, boolean yes) {
        places.lock(id);
        return standing(id, me)
                .map(it ->
                        mine(it, entry)
                                .filter(mine -> it.open() && mine.state() == QueueState.ASKED)
                                .filter(mine ->
                                        mine.lastDay() != null && !today().isAfter(mine.lastDay()))
                                .map(mine -> answer(it, mine, me, yes))
                                .orElse(QueueOutcome.CLOSED));
    }

    private QueueOutcome answer(PlaceFromRound it, QueueEntry entry, ResidentId me, boolean yes) {
        queue.answer(entry.id(), me, yes, clock.instant());
        if (!yes) {
            end(entry, QueueLifecycle.Happening.ONE_SAID_NO);
            return QueueOutcome.NO;
        }
        var said = queue.answers(entry.id());
        if (!it.present().deciders().stream().allMatch(one -> said.getOrDefault(one, false))) {
            return QueueOutcome.YES;
        }
        holds.release(List.of(entry.id()));
        if (places.take(it.present(), entry.unit(), Objects.requireNonNull(entry.lastDay()))) {
            queue.end(
                    entry,
                    QueueLifecycle.TABLE
                            .after(entry.state(), QueueLifecycle.Happening.ALL_SAID_YES)
                            .orElseThrow(),
                    clock.instant());
            return QueueOutcome.TAKEN;
        }
        end(entry, QueueLifecycle.Happening.OVERTAKEN);
        return QueueOutcome.CLOSED;
    }

    /// The lines of a round, in numbers only.
    ///
    /// @param hidden cases that the reader may not see: they do not count
    @Transactional(readOnly = true)
    public List<Line> lines(String service, String period, Collection<CaseId> hidden) {
        return queue.lines(service, period, hidden);
    }

    private void end(QueueEntry it, QueueLifecycle.Happening happening) {
        holds.release(List.of(it.id()));
        queue.end(
                it,
                QueueLifecycle.TABLE.after(it.state(), happening).orElseThrow(),
                clock.instant());
    }

    private Optional<QueueEntry> mine(PlaceFromRound it, UUID entry) {
        return queue.lock(entry)
                .filter(one -> one.caseId().equals(it.present().caseId()) && one.state().live());
    }

    /// A place out of a round, as one of its recipients may see it.
    private record PlaceFromRound(PlaceChanges.Present present, List<String> aims, String seed) {
        boolean open() {
            return present.decides() && present.goesOn();
        }
    }

    private Optional<PlaceFromRound> standing(OfferId id, ResidentId me) {
        return places.present(id, me)
                .flatMap(present ->
                        rounds.find(present.key().service(), present.key().period())
                                .filter(it -> it.state() == RoundState.PUBLISHED)
                                .map(it -> new PlaceFromRound(present, it.aims(), it.seed())));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.heart.placement.Holds;
import city.heart.placement.Placements;
import city.heart.placement.Reach;
import city.heart.service.Assignment.Aim;
import city.planning.round.RoundState;
import city.planning.round.Rounds;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
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
    private final CaseRepository cases;
    private final OfferRepository offers;
    private final Rules rules;
    private final Register register;
    private final Placements placements;
    private final Rounds rounds;
    private final Holds holds;
    private final FreedSeat freed;
    private final Siblings siblings;
    private final Clock clock;

    Queues(
            QueueRepository queue,
            CaseRepository cases,
            OfferRepository offers,
            Rules rules,
            Register register,
            Placements placements,
            Rounds rounds,
            Holds holds,
            FreedSeat freed,
            Siblings siblings,
            @CityTime Clock clock) {
        this.queue = queue;
        this.cases = cases;
        this.offers = offers;
        this.rules = rules;
        this.register = register;
        this.placements = placements;
        this.rounds = rounds;
        this.holds = holds;
        this.freed = freed;
        this.siblings = siblings;
        this.clock = clock;
    }

    /// What a guardian sees.
    ///
    /// @param unit the unit of the present place
    /// @param entries the family's places in queues
    /// @param nearer units with a shorter way in whose line the family is not, the nearest first
    /// @param mayAsk this guardian decides, and lines can still be joined
    public record Seen(UnitId unit, List<Entry> entries, List<UnitId> nearer, boolean mayAsk) {
        public Seen {
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

    /// One line, in numbers.
    public record Line(UnitId unit, int waiting, int asked, int taken) {}

    /// What came of it. All are ordinary results.
    public enum Said {
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

    /// @return empty where this resident is no recipient of such an offer, or its place came out of no round
    @Transactional
    public Optional<Seen> of(OfferId id, ResidentId me) {
        return standing(id, me)
                .map(it -> {
                    var entries =
                            queue.live(it.file().id()).stream()
                                    .map(entry -> seen(entry, me))
                                    .toList();
                    return new Seen(
                            it.offer().choice().unit(),
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

    private List<UnitId> nearer(Standing it, List<Entry> entries, ResidentId me) {
        var ways = ways(it, me);
        var mine = way(ways, it.offer().choice().unit());
        return ways.stream()
                .filter(way -> mine == null || way.metres() < mine.metres())
                .filter(way -> !way.unit().equals(it.offer().choice().unit()))
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
    public Optional<Said> join(OfferId id, ResidentId me, UnitId unit) {
        cases.lockOf(id);
        return standing(id, me)
                .map(it -> {
                    if (!it.open() || unit.equals(it.offer().choice().unit())) {
                        return Said.CLOSED;
                    }
                    var family = family(it, me);
                    if (family == null || family.order()) {
                        return Said.CLOSED;
                    }
                    if (!family.sameBirth().isEmpty()) {
                        return Said.TOGETHER;
                    }
                    var way = way(ways(it, me), unit);
                    if (way == null) {
                        return Said.CLOSED;
                    }
                    queue.insert(
                            new QueueEntry(
                                    UUID.randomUUID(),
                                    it.file().id(),
                                    it.file().key().service(),
                                    it.file().key().period(),
                                    unit,
                                    QueueRank.of(
                                            it.aims(),
                                            way,
                                            siblings.in(it.terms(), it.file().key(), unit),
                                            it.seed(),
                                            it.file().id()),
                                    QueueState.WAITING,
                                    null),
                            me,
                            clock.instant());
                    return Said.JOINED;
                });
    }

    /// Leaves a line; a seat that is kept goes to the next.
    @Transactional
    public Optional<Said> leave(OfferId id, UUID entry, ResidentId me) {
        cases.lockOf(id);
        return standing(id, me)
                .map(it ->
                        mine(it, entry)
                                .filter(_ -> it.decides())
                                .map(mine -> {
                                    end(mine, QueueHappening.OVERTAKEN);
                                    return Said.LEFT;
                                })
                                .orElse(Said.CLOSED));
    }

    /// A guardian says yes or no to a seat that is free.
    @Transactional
    public Optional<Said> answer(OfferId id, UUID entry, ResidentId me, boolean yes) {
        cases.lockOf(id);
        return standing(id, me)
                .map(it ->
                        mine(it, entry)
                                .filter(mine -> it.open() && mine.state() == QueueState.ASKED)
                                .filter(mine ->
                                        mine.lastDay() != null && !today().isAfter(mine.lastDay()))
                                .map(mine -> answer(it, mine, me, yes))
                                .orElse(Said.CLOSED));
    }

    private Said answer(Standing it, QueueEntry entry, ResidentId me, boolean yes) {
        queue.answer(entry.id(), me, yes, clock.instant());
        if (!yes) {
            end(entry, QueueHappening.ONE_SAID_NO);
            return Said.NO;
        }
        var said = queue.answers(entry.id());
        if (!it.offer().deciders(today()).stream().allMatch(one -> said.getOrDefault(one, false))) {
            return Said.YES;
        }
        holds.release(List.of(entry.id()));
        if (freed.take(it.terms(), it.file(), it.offer(), entry)) {
            queue.end(
                    entry,
                    QueueStates.after(entry.state(), QueueHappening.ALL_SAID_YES).orElseThrow(),
                    clock.instant());
            return Said.TAKEN;
        }
        end(entry, QueueHappening.OVERTAKEN);
        return Said.CLOSED;
    }

    /// The lines of a round, in numbers only.
    @Transactional(readOnly = true)
    public List<Line> lines(String service, String period) {
        return queue.lines(service, period);
    }

    private void end(QueueEntry it, QueueHappening happening) {
        holds.release(List.of(it.id()));
        queue.end(it, QueueStates.after(it.state(), happening).orElseThrow(), clock.instant());
    }

    private Optional<QueueEntry> mine(Standing it, UUID entry) {
        return queue.lock(entry)
                .filter(one -> one.caseId().equals(it.file().id()) && one.state().live());
    }

    /// A place out of a round, as one of its recipients may see it.
    ///
    /// @param decides this resident may answer
    /// @param goesOn the machine goes on with it, it has been sent and not been decided
    private record Standing(
            CaseFile file,
            Offer offer,
            Terms terms,
            List<Aim> aims,
            String seed,
            boolean decides,
            boolean goesOn) {
        boolean open() {
            return decides && goesOn;
        }
    }

    private Optional<Standing> standing(OfferId id, ResidentId me) {
        var today = today();
        var offer =
                offers.list(List.of(id)).stream()
                        .filter(it -> Offers.visible(it, me, today))
                        .findFirst()
                        .orElse(null);
        var file = offer == null ? null : cases.find(offer.caseId()).orElse(null);
        if (offer == null || file == null) {
            return Optional.empty();
        }
        var key = file.key();
        var terms = rules.inForce(key.service()).orElse(null);
        return terms == null
                ? Optional.empty()
                : rounds.find(key.service(), key.period())
                        .filter(it -> it.state() == RoundState.PUBLISHED)
                        .map(it ->
                                new Standing(
                                        file,
                                        offer,
                                        terms,
                                        it.aims().stream().map(Aim::valueOf).toList(),
                                        it.seed(),
                                        offer.recipient(me)
                                                .filter(to -> to.mayAnswer(today))
                                                .isPresent(),
                                        file.standing() == CaseFile.Standing.RUNNING
                                                && FreedSeat.CHANGEABLE.contains(offer.state())));
    }

    private city.heart.population.@Nullable Family family(Standing it, ResidentId me) {
        var child = it.file().key().child();
        return register.families(List.of(child), it.file().key().service(), me).get(child);
    }

    /// All units that are open to the child; none where its home is not known, or an order stands.
    private List<Reach.Way> ways(Standing it, ResidentId me) {
        var family = family(it, me);
        if (family == null || family.order()) {
            return List.of();
        }
        var wish = new Wishes(it.terms(), today()).of(it.file().key(), family, it.offer().id());
        return placements.reach(List.of(wish)).get(wish.holder()) instanceof Reach.Units open
                ? open.units()
                : List.of();
    }

    static Reach.@Nullable Way way(List<Reach.Way> ways, UnitId unit) {
        return ways.stream().filter(it -> it.unit().equals(unit)).findFirst().orElse(null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}

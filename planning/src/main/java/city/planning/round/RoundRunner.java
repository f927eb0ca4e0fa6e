// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.allocation.Allocation;
import city.allocation.Figures;
import city.allocation.Result;
import city.allocation.Round;
import city.allocation.Verdict;
import city.allocation.Verifier;
import city.base.database.Outage;
import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.heart.casework.WaitingRepository.LeftToPerson;
import city.heart.placement.Placements;
import city.heart.placement.SeatCount;
import city.heart.placement.SeatCounts;
import city.heart.preparation.WaitingCases.WaitingChild;
import city.heart.service.Assignment.Aim;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes the drafts that were asked for: draws who waits, places, proves, keeps the result with its
/// inputs. On one server at a time; a draft that a stopped server left half done is done from its beginning.
@Component
public class RoundRunner {
    private static final Logger log = LoggerFactory.getLogger(RoundRunner.class);

    private final RoundRepository rounds;
    private final RunRepository runs;
    private final RoundDemand demand;
    private final Placements placements;
    private final SeatCounts seats;
    private final Clock clock;
    private final TransactionTemplate apart;
    private final SecureRandom random = new SecureRandom();

    RoundRunner(
            RoundRepository rounds,
            RunRepository runs,
            RoundDemand demand,
            Placements placements,
            SeatCounts seats,
            @CityTime Clock clock,
            PlatformTransactionManager transactions) {
        this.rounds = rounds;
        this.runs = runs;
        this.demand = demand;
        this.placements = placements;
        this.seats = seats;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
    }

    /// @return how many drafts were taken
    public synchronized int run() {
        var going = runs.going();
        for (var run : going) {
            var round = rounds.find(run.round()).orElseThrow();
            try {
                run(round, run);
            } catch (RuntimeException e) {
                if (Outage.causes(e)) {
                    log.warn(
                            "Run {} of round {} is made again: the database went away",
                            run.number(),
                            round.id().value());
                    continue;
                }
                log.error("Run {} of round {} failed", run.number(), round.id().value(), e);
                apart.executeWithoutResult(
                        _ -> runs.failed(run.id(), e.getClass().getSimpleName(), clock.instant()));
            }
        }
        return going.size();
    }

    private void run(PlacementRound round, Run run) {
        state(run, Run.State.DRAWING);
        var drew = System.nanoTime();
        var drawn =
                demand.draw(
                        round.service(),
                        round.period(),
                        (reached, of) ->
                                apart.executeWithoutResult(
                                        _ -> runs.reached(run.id(), reached, of)));
        var drawing =
                Drawing.of(
                        drawn.waiting(),
                        placements.reach(drawn.waiting().stream().map(WaitingChild::wish).toList()),
                        placements.seats(round.kind(), round.period()),
                        rounds.pseudonyms(round.id()),
                        this::pseudonym);
        state(run, Run.State.SOLVING);
        var begun = System.nanoTime();
        var aims = round.aims().stream().map(Aim::valueOf).toList();
        var rule = RoundRule.tiers(aims, round.seed());
        var result = Allocation.run(drawing.instance(), rule);
        state(run, Run.State.VERIFYING);
        var verdict = Verifier.verify(drawing.instance(), rule, result);
        if (!verdict.holds()) {
            // Never shown as a result: an unproved round is none.
            apart.executeWithoutResult(_ ->
                    runs.failed(
                            run.id(),
                            String.join("; ", verdict.failures().stream().limit(5).toList()),
                            clock.instant()));
            return;
        }
        var millis = (System.nanoTime() - begun) / 1_000_000;
        var whole = new Round(drawing.instance(), rule, result);
        var left = Stream.concat(drawn.left().stream(), drawing.left().stream()).toList();
        var units = units(whole, seats.of(round.kind(), round.period()));
        var figures = figures(round, aims, whole, units, verdict, left, previous(round), millis);
        var file = RoundFiles.pack(whole);
        var input =
                RoundFiles.sha256(
                        new Round(
                                drawing.instance(),
                                rule,
                                new Result(new TreeMap<>(), List.of(), Optional.empty())));
        apart.executeWithoutResult(_ -> {
            Map<UUID, ResidentId> children = new HashMap<>();
            drawing.waiting().forEach((id, it) -> children.put(id, it.wish().child()));
            rounds.members(round.id(), drawing.pseudonyms(), children);
            runs.insertPlaces(run.id(), drawing.places(result), drawing.pseudonyms());
            runs.insertLeftToPerson(run.id(), left);
            runs.insertUnits(run.id(), units);
            runs.done(run.id(), clock.instant(), input, file.sha256(), file.gzip(), figures);
        });
        log.info(
                "Draft {} of {} {}: {} children drawn in {} ms, placed and proved in {} ms, kept in {} ms",
                run.number(),
                round.service(),
                round.period(),
                figures.children(),
                (begun - drew) / 1_000_000,
                millis,
                (System.nanoTime() - begun) / 1_000_000 - millis);
    }

    private void state(Run run, Run.State state) {
        apart.executeWithoutResult(_ -> runs.state(run.id(), state));
    }

    private String pseudonym() {
        var bytes = new byte[8];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private @Nullable Before previous(PlacementRound round) {
        return runs.of(round.id()).stream()
                .filter(it -> it.state() == Run.State.DONE)
                .findFirst()
                .map(it -> new Before(runs.placed(it.id()), it.figures()))
                .orElse(null);
    }

    /// @param places units by pseudonym
    private record Before(Map<String, String> places, @Nullable RunFigures figures) {}

    /// @param moved placed in both, not in the same unit
    private record Change(int moved, int gained, int lost) {
        static Change of(Map<String, String> before, Result now) {
            var moved = 0;
            var lost = 0;
            for (var it : before.entrySet()) {
                var unit = now.places().get(it.getKey());
                if (unit == null) {
                    lost++;
                } else if (!unit.equals(it.getValue())) {
                    moved++;
                }
            }
            var gained =
                    now.places().keySet().stream().filter(it -> !before.containsKey(it)).count();
            return new Change(moved, (int) gained, lost);
        }
    }

    private static RunFigures figures(
            PlacementRound round,
            List<Aim> aims,
            Round whole,
            List<UnitInRun> units,
            Verdict verdict,
            List<LeftToPerson> left,
            @Nullable Before before,
            long millis) {
        var in = whole.instance();
        var its = Figures.of(in, whole.result());
        var stable = Figures.of(in, Allocation.run(in, RoundRule.ladder(aims, round.seed())));
        var bounds = new HashMap<String, Long>();
        whole.result()
                .proof()
                .ifPresent(proof -> proof.bound().forEach(it -> bounds.put(it.tier(), it.value())));
        var change = before == null ? null : Change.of(before.places(), whole.result());
        var metresBefore =
                before == null || before.figures() == null ? null : before.figures().metres();
        return new RunFigures(
                its.children(),
                its.placed(),
                its.metres(),
                its.longest(),
                UnitInRun.free(units),
                (int) left.stream().filter(it -> !it.secret()).count(),
                whole.result().tiers().stream()
                        .map(it ->
                                new RunFigures.Tier(
                                        it.tier(),
                                        it.value(),
                                        bounds.getOrDefault(it.tier(), it.value())))
                        .toList(),
                verdict.proven(),
                stable.placed(),
                stable.metres(),
                change == null ? null : change.moved(),
                change == null ? null : change.gained(),
                change == null ? null : change.lost(),
                metresBefore == null ? null : its.metres() - metresBefore,
                millis);
    }

    /// Of all units of the city's own, also those that are open to none of the children.
    ///
    /// @param seats as they are before the round
    private static List<UnitInRun> units(Round whole, List<SeatCount> seats) {
        var in = whole.instance();
        record Sum(int filled, long metres, int longest) {}
        var sums = new HashMap<String, Sum>();
        for (var i = 0; i < in.children(); i++) {
            var child = in.child(i);
            var unit = whole.result().unitOf(child.id());
            if (unit.isPresent()) {
                var metres =
                        child.ways().stream()
                                .filter(it -> it.unit().equals(unit.get()))
                                .findFirst()
                                .orElseThrow()
                                .metres();
                sums.merge(
                        unit.get(),
                        new Sum(child.seats(), (long) child.seats() * metres, metres),
                        (a, b) ->
                                new Sum(
                                        a.filled() + b.filled(),
                                        a.metres() + b.metres(),
                                        Math.max(a.longest(), b.longest())));
            }
        }
        var prices = new HashMap<String, Long>();
        whole.result()
                .proof()
                .ifPresent(proof ->
                        proof.prices().stream()
                                .filter(it -> it.tier().equals("metres"))
                                .forEach(it -> prices.putAll(it.byUnit())));
        var rows = new ArrayList<UnitInRun>();
        for (var it : seats) {
            if (it.own()) {
                var unit = it.unit().value();
                var sum = sums.getOrDefault(unit, new Sum(0, 0, 0));
                rows.add(
                        new UnitInRun(
                                it.unit(),
                                it.free(),
                                sum.filled(),
                                sum.metres(),
                                sum.longest(),
                                prices.getOrDefault(unit, 0L)));
            }
        }
        return rows;
    }
}

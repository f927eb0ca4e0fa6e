// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.allocation.Reasons;
import city.allocation.Why;
import city.base.shared.CityTime;
import city.base.shared.UnitId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Explains the places of rounds, out of the very file that was proved and published: for all its children
/// at once, when the round is released, so that a family's page reads one row. The caller has made
/// sure that the offer is the reader's own.
@Service
public class RoundReasons {
    private static final int MOST = 5;

    private final RoundRepository rounds;
    private final RunRepository runs;
    private final Clock clock;
    private final TransactionTemplate apart;

    RoundReasons(
            RoundRepository rounds,
            RunRepository runs,
            @CityTime Clock clock,
            PlatformTransactionManager transactions) {
        this.rounds = rounds;
        this.runs = runs;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// Why a round placed a child where it did: for the child's own family.
    ///
    /// @param aims what counted, the weightiest first: names of `city.heart.service.Assignment.Aim`
    /// @param nearer units with a shorter way, the nearest first
    /// @param more how many nearer units there are beside those
    /// @param oneSeatMore the nearest of them, where one seat more would have given the child its place there;
    ///     null where it would not have
    public record RoundWhy(
            List<String> aims, List<Nearer> nearer, int more, @Nullable UnitId oneSeatMore) {
        public RoundWhy {
            aims = List.copyOf(aims);
            nearer = List.copyOf(nearer);
        }

        /// A unit with a shorter way.
        ///
        /// @param reason name of the library's `Why.Reason`, or `FULL` where it says no more; never another child, never health or support
        public record Nearer(UnitId unit, int metres, String reason) {}
    }

    /// What is kept of one child's reasons.
    ///
    /// @param more how many nearer units there are beside those
    /// @param oneSeatMore the child would be in the first of them, if that had one seat more
    record Kept(List<RoundWhy.Nearer> nearer, int more, boolean oneSeatMore) {
        static final Kept NOTHING = new Kept(List.of(), 0, false);
    }

    /// @param offer the offer's number
    /// @return empty where the offer is of no round, or the round's file was erased before its reasons were
    ///     worked out
    @Transactional(readOnly = true)
    public Optional<RoundWhy> why(UUID offer) {
        return runs.ofOffer(offer)
                .filter(it -> explain(it.run()))
                .map(it -> why(it.run(), runs.why(it.run(), it.pseudonym()).orElse(Kept.NOTHING)));
    }

    private RoundWhy why(RunId run, Kept it) {
        return new RoundWhy(
                runs.find(run)
                        .flatMap(of -> rounds.find(of.round()))
                        .map(PlacementRound::aims)
                        .orElse(List.of()),
                it.nearer(),
                it.more(),
                it.oneSeatMore() ? it.nearer().getFirst().unit() : null);
    }

    /// Works out the reasons of all rounds that have been released and have none yet.
    void explain() {
        runs.unexplained().forEach(this::explain);
    }

    /// Done twice, or on two servers at once, it comes to the same.
    ///
    /// @return false where nothing can be explained any more
    private boolean explain(RunId run) {
        if (runs.explained(run)) {
            return true;
        }
        var file = runs.file(run);
        if (file.length == 0) {
            return false;
        }
        var round = RoundFiles.read(file);
        var kept = new TreeMap<String, Kept>();
        for (Map.Entry<String, Reasons.Of> it :
                Reasons.all(round.instance(), round.rule(), round.result(), MOST).entrySet()) {
            var child = round.instance().findChild(it.getKey()).orElseThrow();
            var single = round.instance().child(child).seats() == 1;
            kept.put(
                    it.getKey(),
                    new Kept(
                            it.getValue().nearer().stream()
                                    .map(unit ->
                                            new RoundWhy.Nearer(
                                                    new UnitId(unit.unit()),
                                                    unit.metres(),
                                                    reason(unit.reason(), single)))
                                    .toList(),
                            it.getValue().further(),
                            it.getValue().oneSeatMore()));
        }
        apart.executeWithoutResult(_ -> runs.explain(run, kept, clock.instant()));
        return true;
    }

    /// Only children of one birth read of them: to others it would say something of another family.
    private static String reason(Why.Reason reason, boolean single) {
        return single && reason == Why.Reason.TOGETHER ? "FULL" : reason.name();
    }
}

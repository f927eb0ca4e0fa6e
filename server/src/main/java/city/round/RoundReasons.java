// SPDX-License-Identifier: EUPL-1.2
package city.round;

import city.allocation.Round;
import city.allocation.Why;
import city.placement.UnitId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Explains the places of rounds, out of the very file that was proved and published. The caller has made
/// sure that the offer is the reader's own.
@Service
public class RoundReasons {
    private static final int MOST = 5;

    private final RoundRepository rounds;
    private final RunRepository runs;
    private volatile @Nullable Loaded last;

    /// The file that was read last: pages of one round come together. A cache, the table is the truth.
    private record Loaded(RunId run, Round round) {}

    RoundReasons(RoundRepository rounds, RunRepository runs) {
        this.rounds = rounds;
        this.runs = runs;
    }

    /// @param offer the offer's number
    /// @return empty where the offer is of no round, or the round's file is kept no longer
    @Transactional(readOnly = true)
    public Optional<RoundWhy> why(UUID offer) {
        return runs.ofOffer(offer).flatMap(it -> why(it.run(), it.pseudonym()));
    }

    private Optional<RoundWhy> why(RunId run, String child) {
        var file = load(run);
        if (file == null || file.instance().findChild(child).isEmpty()) {
            return Optional.empty();
        }
        var single =
                file.instance().child(file.instance().findChild(child).orElseThrow()).seats() == 1;
        var why = Why.of(file.instance(), file.rule(), file.result(), child);
        var change =
                why.nearer().stream()
                        .findFirst()
                        .map(Why.Nearer::unit)
                        .filter(it ->
                                Why.withMoreSeats(file.instance(), file.rule(), child, it, 1)
                                        .equals(Optional.of(it)))
                        .map(UnitId::new)
                        .orElse(null);
        return Optional.of(
                new RoundWhy(
                        runs.find(run)
                                .flatMap(it -> rounds.find(it.round()))
                                .map(PlacementRound::aims)
                                .orElse(List.of()),
                        why.nearer().stream()
                                .limit(MOST)
                                .map(it ->
                                        new RoundWhy.Nearer(
                                                new UnitId(it.unit()),
                                                it.metres(),
                                                reason(it.reason(), single)))
                                .toList(),
                        Math.max(0, why.nearer().size() - MOST),
                        change));
    }

    /// Only children of one birth read of them: to others it would say something of another family.
    private static String reason(Why.Reason reason, boolean single) {
        return single && reason == Why.Reason.TOGETHER ? "FULL" : reason.name();
    }

    private @Nullable Round load(RunId run) {
        var before = last;
        if (before != null && before.run().equals(run)) {
            return before.round();
        }
        var file = runs.file(run);
        if (file.length == 0) {
            return null;
        }
        var round = RoundFiles.read(file);
        last = new Loaded(run, round);
        return round;
    }
}

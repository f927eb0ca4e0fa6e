// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.heart.casework.CaseId;
import city.heart.casework.WaitingRepository.LeftToPerson;
import city.heart.preparation.WaitingCases;
import city.heart.preparation.WaitingCases.WaitingChild;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Who waits for a round, looked at part by part, each part a transaction of its own. A draft takes whom the
/// rule still gives a place in columns and whose family is simple; only the others are decided again in row
/// form. Before an offer is made everybody is.
@Component
class RoundDemand {
    private static final int PART = 1_000;

    private final WaitingCases cases;
    private final Clock clock;
    private final TransactionTemplate apart;

    RoundDemand(
            WaitingCases cases, @CityTime Clock clock, PlatformTransactionManager transactions) {
        this.cases = cases;
        this.clock = clock;
        this.apart = new TransactionTemplate(transactions);
    }

    /// @param waiting those with whom the machine may go on
    /// @param left those for a person
    record Drawn(List<WaitingChild> waiting, List<LeftToPerson> left) {
        Drawn {
            waiting = List.copyOf(waiting);
            left = List.copyOf(left);
        }
    }

    /// Hears how far it is.
    interface Progress {
        void reached(int number, int of);
    }

    /// @param progress hears how many are to be looked at, and how many were
    Drawn draw(String service, String period, Progress progress) {
        var today = LocalDate.now(clock);
        var all = List.copyOf(cases.waiting(service, period).entrySet());
        var drawn = new ArrayList<WaitingChild>();
        progress.reached(0, all.size());
        for (var from = 0; from < all.size(); from += PART) {
            var part = all.subList(from, Math.min(all.size(), from + PART));
            apart.executeWithoutResult(
                    _ -> drawn.addAll(cases.look(service, period, inOrder(part), today)));
            progress.reached(from + part.size(), all.size());
        }
        return new Drawn(drawn, cases.leftToPerson(service, period));
    }

    private static Map<ResidentId, CaseId> inOrder(List<Map.Entry<ResidentId, CaseId>> part) {
        Map<ResidentId, CaseId> some = new LinkedHashMap<>();
        part.forEach(it -> some.put(it.getKey(), it.getValue()));
        return some;
    }
}

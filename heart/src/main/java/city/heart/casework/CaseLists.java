// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.ResidentId;
import city.base.signin.RightScope;
import city.base.subject.StreamPositions;
import city.heart.population.Population;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Cases in lists: who is due and why. Names nobody; whoever shows a name reads the person and leaves the
/// usage.
@Service
public class CaseLists {
    private final CaseListRepository repository;
    private final StreamPositions positions;

    CaseLists(CaseListRepository repository, StreamPositions positions) {
        this.repository = repository;
        this.positions = positions;
    }

    /// The cases of these people. Of a family under an order too: the caller shows no name and no link
    /// where the officer may not handle it.
    @Transactional(readOnly = true)
    public List<CaseLine> of(Collection<ResidentId> people) {
        return people.isEmpty() ? List.of() : repository.of(people);
    }

    @Transactional(readOnly = true)
    public List<CaseLine> list(Collection<CaseId> ids) {
        return ids.isEmpty() ? List.of() : repository.list(ids);
    }

    /// All of one service and period, by the people's numbers.
    @Transactional(readOnly = true)
    public List<CaseLine> ofPeriod(String service, String period) {
        return repository.ofPeriod(service, period);
    }

    /// A case with the early education that the rule was told; empty text where it does not ask.
    public record Cared(CaseId id, CaseFile.Handler handler, String care) {}

    /// All of one service and period but those that ended without a decision.
    @Transactional(readOnly = true)
    public List<Cared> cared(String service, String period, RightScope scope) {
        return repository.cared(service, period, scope);
    }

    /// Up to which position of the life events the city has acted.
    @Transactional(readOnly = true)
    public long lifeEventsTaken() {
        return positions.position(Flow.FOLLOWER, Population.LIFE_EVENTS);
    }

    /// A value to narrow by, and how many cases it leaves.
    public record Count(String value, int cases) {}

    /// The cases of those who are due or of whom a person must say so, as of the last look; the newest first.
    ///
    /// @param reason code of the reason that decided; null for all
    /// @param offset how many are passed over
    @Transactional(readOnly = true)
    public List<CaseLine> due(CaseFilter filter, @Nullable String reason, int offset, int limit) {
        return repository.due(filter, reason, offset, limit);
    }

    /// How many `due` would list.
    @Transactional(readOnly = true)
    public int countDue(CaseFilter filter, @Nullable String reason) {
        return repository.countDue(filter, reason);
    }

    /// The children of all that `due` would list.
    @Transactional(readOnly = true)
    public List<ResidentId> peopleDue(CaseFilter filter, @Nullable String reason) {
        return repository.peopleDue(filter, reason);
    }

    /// The reasons that occur among the due, the most frequent first.
    @Transactional(readOnly = true)
    public List<Count> reasons(CaseFilter filter) {
        return repository.reasons(filter);
    }

    /// The units proposed to or decided for the due, by id.
    @Transactional(readOnly = true)
    public List<Count> units(CaseFilter filter) {
        return repository.units(filter);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Cases in lists, for the desk: what followed from what, and who is due and why. Names nobody;
/// whoever shows a name reads the person and leaves the usage.
@Service
public class CaseLists {
    private final CaseListRepository repository;

    CaseLists(CaseListRepository repository) {
        this.repository = repository;
    }

    /// The cases in which these people are the child, or are or were recipients of an offer. Of a
    /// family under an order too: the caller shows no name and no link where the officer may not
    /// handle it.
    ///
    /// @return by person; whoever has none is absent
    @Transactional(readOnly = true)
    public Map<ResidentId, List<CaseLine>> concerning(Collection<ResidentId> people) {
        var lines = new HashMap<ResidentId, List<CaseLine>>();
        if (!people.isEmpty()) {
            repository.concerning(people, lines);
        }
        return lines;
    }

    /// Up to which position of the life events the city has acted.
    @Transactional(readOnly = true)
    public long lifeEventsTaken() {
        return repository.lifeEventsTaken();
    }

    /// What a list of the due is narrowed to; null for all.
    ///
    /// @param reason code of the reason that decided
    /// @param secret the officer may handle a family under an order; without it such cases are not there
    public record Filter(
            @Nullable String service,
            @Nullable UnitId unit,
            @Nullable String reason,
            boolean secret) {}

    /// A value to narrow by, and how many cases it leaves within the service.
    public record Count(String value, int cases) {}

    /// The cases of those who are due or of whom a person must say so, as of the last look.
    ///
    /// @param offset how many are passed over
    @Transactional(readOnly = true)
    public List<CaseLine> due(Filter filter, int offset, int limit) {
        return repository.due(filter, offset, limit);
    }

    /// How many `due` would list.
    @Transactional(readOnly = true)
    public int countDue(Filter filter) {
        return repository.countDue(filter);
    }

    /// The reasons that occur among the due, the most frequent first.
    @Transactional(readOnly = true)
    public List<Count> reasons(@Nullable String service, boolean secret) {
        return repository.reasons(service, secret);
    }

    /// The units proposed to or decided for the due, by id.
    @Transactional(readOnly = true)
    public List<Count> units(@Nullable String service, boolean secret) {
        return repository.units(service, secret);
    }
}

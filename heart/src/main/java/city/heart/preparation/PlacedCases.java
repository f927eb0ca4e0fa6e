// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.ResidentId;
import city.heart.casework.CaseFilter;
import city.heart.casework.CaseId;
import city.heart.casework.CaseLine;
import city.heart.casework.CaseLists;
import city.heart.offer.DeskOfferRepository;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Cases in lists with their places, for the desk: what followed from what, and who is due and why. Names
/// nobody; whoever shows a name reads the person and leaves the usage.
@Service
public class PlacedCases {
    private static final Comparator<PlacedCase> BY_SERVICE =
            Comparator.comparing((PlacedCase it) -> it.file().service())
                    .thenComparing(it -> it.file().period())
                    .thenComparing(it -> it.file().id().value().toString());

    private final CaseLists cases;
    private final DeskOfferRepository offers;

    PlacedCases(CaseLists cases, DeskOfferRepository offers) {
        this.cases = cases;
        this.offers = offers;
    }

    /// The cases in which these people are the child, or are or were recipients of an offer. Of a
    /// family under an order too: the caller shows no name and no link where the officer may not
    /// handle it.
    ///
    /// @return by person; whoever has none is absent
    @Transactional(readOnly = true)
    public Map<ResidentId, List<PlacedCase>> concerning(Collection<ResidentId> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        Map<ResidentId, Set<CaseId>> byPerson = new HashMap<>(offers.ofRecipients(people));
        Map<CaseId, CaseLine> lines = new HashMap<>();
        for (var it : cases.of(people)) {
            lines.put(it.id(), it);
            byPerson.computeIfAbsent(it.child(), _ -> new HashSet<>()).add(it.id());
        }
        var others =
                byPerson.values().stream()
                        .flatMap(Set::stream)
                        .filter(it -> !lines.containsKey(it))
                        .distinct()
                        .toList();
        cases.list(others).forEach(it -> lines.put(it.id(), it));
        var places = offers.places(lines.keySet());
        Map<ResidentId, List<PlacedCase>> found = new HashMap<>();
        byPerson.forEach((person, ids) ->
                found.put(
                        person,
                        ids.stream()
                                .map(lines::get)
                                .filter(Objects::nonNull)
                                .map(it -> new PlacedCase(it, places.get(it.id())))
                                .sorted(BY_SERVICE)
                                .toList()));
        return found;
    }

    /// The cases of those who are due or of whom a person must say so, as of the last look.
    ///
    /// @param reason code of the reason that decided; null for all
    /// @param offset how many are passed over
    @Transactional(readOnly = true)
    public List<PlacedCase> due(CaseFilter filter, @Nullable String reason, int offset, int limit) {
        var lines = cases.due(filter, reason, offset, limit);
        var places = offers.places(lines.stream().map(CaseLine::id).toList());
        return lines.stream().map(it -> new PlacedCase(it, places.get(it.id()))).toList();
    }
}

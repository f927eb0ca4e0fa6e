// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.shared.ResidentId;
import city.base.signin.RightScope;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseId;
import city.heart.casework.Tasks;
import city.heart.offer.OfferLine;
import city.heart.preparation.DeskOffers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Cases with all that belongs to them, read set by set, for the desk. Whoever calls says whether the officer
/// may handle a family under an order; without that, such a case is not there.
@Service
public class WholeCases {
    private final CaseFiles cases;
    private final Tasks tasks;
    private final DeskOffers offers;
    private final DecisionRepository decisions;

    WholeCases(CaseFiles cases, Tasks tasks, DeskOffers offers, DecisionRepository decisions) {
        this.cases = cases;
        this.tasks = tasks;
        this.offers = offers;
        this.decisions = decisions;
    }

    /// One case; empty where this officer may not see it.
    @Transactional(readOnly = true)
    public Optional<WholeCase> find(CaseId id, RightScope scope) {
        return list(List.of(id), scope).stream().findFirst();
    }

    /// All cases of a person, the newest first.
    @Transactional(readOnly = true)
    public List<WholeCase> of(ResidentId person, RightScope scope) {
        return list(cases.of(person), scope);
    }

    /// @param ids may name a case more than once
    private List<WholeCase> list(List<CaseId> ids, RightScope scope) {
        Map<CaseId, WholeCase> byId = new HashMap<>();
        whole(cases.list(ids).stream().filter(it -> scope.reaches(it.secret())).toList())
                .forEach(it -> byId.put(it.file().id(), it));
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    private List<WholeCase> whole(Collection<CaseFile> files) {
        var ids = files.stream().map(CaseFile::id).toList();
        var lines = offers.ofCases(ids);
        var work = tasks.ofCases(ids);
        var numbers = cases.caseNumbers(ids);
        Map<CaseId, List<Decision>> decided = new HashMap<>();
        decisions
                .ofOffers(lines.values().stream().flatMap(List::stream).map(OfferLine::id).toList())
                .forEach(
                        it -> decided.computeIfAbsent(it.caseId(), _ -> new ArrayList<>()).add(it));
        return files.stream()
                .map(it ->
                        new WholeCase(
                                it,
                                Objects.requireNonNull(numbers.get(it.id())),
                                lines.getOrDefault(it.id(), List.of()),
                                work.getOrDefault(it.id(), List.of()),
                                decided.getOrDefault(it.id(), List.of())))
                .toList();
    }
}

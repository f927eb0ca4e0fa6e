// SPDX-License-Identifier: EUPL-1.2
package city.heart.casenote;

import city.base.shared.CityTime;
import city.base.signin.RightScope;
import city.base.usage.Actor;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseId;
import city.heart.casework.WorkLists;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door of notes. Whoever calls says what the officer may see; without that right, a case under a
/// non-disclosure order is not there.
@Service
public class CaseNotes {
    private static final Duration LATELY = Duration.ofMinutes(2);

    private final CaseNoteRepository repository;
    private final CaseFiles cases;
    private final WorkLists work;
    private final Clock clock;

    CaseNotes(
            CaseNoteRepository repository, CaseFiles cases, WorkLists work, @CityTime Clock clock) {
        this.repository = repository;
        this.cases = cases;
        this.work = work;
        this.clock = clock;
    }

    /// The case, where this officer may see it.
    @Transactional(readOnly = true)
    Optional<CaseFile> find(CaseId file, RightScope scope) {
        return cases.find(file).filter(it -> scope.reaches(it.secret()));
    }

    /// Kept for good. The same note again within two minutes is the same tap twice.
    @Transactional
    void add(CaseFile file, CaseNote note) {
        cases.lock(file.id());
        repository.add(file.id(), note, clock.instant().minus(LATELY));
    }

    /// The newest first.
    @Transactional(readOnly = true)
    List<CaseNote> of(CaseFile file) {
        return repository.of(file.id());
    }

    /// How the family under an order is reached from now on; an empty text ends what was known.
    @Transactional
    void safeContact(CaseFile file, String text, Actor officer) {
        repository.safeContact(file.key().child(), text, officer, clock.instant());
    }

    /// Empty where none was noted, or it ended.
    @Transactional(readOnly = true)
    Optional<String> safeContact(CaseFile file) {
        return repository.safeContact(file.key().child()).filter(it -> !it.isEmpty());
    }

    /// Cases with which somebody wanted to go on by today, and that have not ended, the longest waiting first.
    ///
    /// @param offset how many are passed over
    @Transactional(readOnly = true)
    List<CaseFile> due(RightScope scope, int offset, int limit) {
        return cases.inOrder(work.goingOn(allDue(), scope, offset, limit));
    }

    /// How many `due` would list.
    @Transactional(readOnly = true)
    long countDue(RightScope scope) {
        return work.countGoingOn(allDue(), scope);
    }

    /// With a case that has ended nobody goes on: its day is looked at no more.
    @Transactional
    void settleEnded() {
        var all = allDue();
        var ended = new HashSet<>(all);
        work.goingOn(all, RightScope.ALL, 0, all.size()).forEach(ended::remove);
        repository.settled(ended);
    }

    private List<CaseId> allDue() {
        return repository.due(LocalDate.now(clock));
    }
}

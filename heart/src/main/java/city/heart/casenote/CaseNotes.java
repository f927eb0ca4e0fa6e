// SPDX-License-Identifier: EUPL-1.2
package city.heart.casenote;

import city.base.shared.CityTime;
import city.base.signin.RightScope;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFiles;
import city.heart.casework.CaseId;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
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
    private final Clock clock;

    CaseNotes(CaseNoteRepository repository, CaseFiles cases, @CityTime Clock clock) {
        this.repository = repository;
        this.cases = cases;
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
        repository.add(file.id(), note, clock.instant().minus(LATELY));
    }

    /// The newest first.
    @Transactional(readOnly = true)
    List<CaseNote> of(CaseFile file) {
        return repository.of(file.id());
    }

    /// How the family under an order is reached from now on; an empty text ends what was known.
    @Transactional
    void safeContact(CaseFile file, String text, String officer) {
        repository.safeContact(file.key().child(), text, officer, clock.instant());
    }

    /// Empty where none was noted, or it ended.
    @Transactional(readOnly = true)
    Optional<String> safeContact(CaseFile file) {
        return repository.safeContact(file.key().child()).filter(it -> !it.isEmpty());
    }

    /// Cases with which somebody wanted to go on by today, and that have not ended, the longest waiting first.
    @Transactional(readOnly = true)
    List<CaseFile> due(RightScope scope) {
        return cases.inOrder(repository.due(LocalDate.now(clock))).stream()
                .filter(it -> scope.reaches(it.secret()))
                .filter(it -> it.handler() == CaseFile.Handler.PERSON || it.handler().byMachine())
                .toList();
    }
}

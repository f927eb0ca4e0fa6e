// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import city.base.shared.CityTime;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.subject.Stream;
import city.base.usage.Usages;
import city.base.usage.Use;
import city.heart.population.Population;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door of `education`. Every read of a child takes a use and records it, in the caller's
/// transaction. No record means that nothing is known, never "no".
@Service
public class EducationRecords {
    private final EducationRepository repository;
    private final EducationColumnsCache columns;
    private final Population population;
    private final Usages usages;
    private final Clock clock;

    EducationRecords(
            EducationRepository repository,
            EducationColumnsCache columns,
            Population population,
            Usages usages,
            @CityTime Clock clock) {
        this.repository = repository;
        this.columns = columns;
        this.population = population;
        this.usages = usages;
        this.clock = clock;
    }

    /// A child's record as known now, today.
    @Transactional
    public Optional<EducationRecord> of(ResidentId child, Use use) {
        return Optional.ofNullable(ofAll(List.of(child), use).get(child));
    }

    /// Children's records as known now, today; who has none is left out.
    @Transactional
    public Map<ResidentId, EducationRecord> ofAll(Collection<ResidentId> children, Use use) {
        var today = LocalDate.now(clock);
        return read(children, population.latest(), today, use);
    }

    /// A child's record as known at a recording, on a day.
    @Transactional
    public Optional<EducationRecord> asOf(
            ResidentId child, RecordingNumber known, LocalDate day, Use use) {
        return Optional.ofNullable(read(List.of(child), known, day, use).get(child));
    }

    private Map<ResidentId, EducationRecord> read(
            Collection<ResidentId> children, RecordingNumber known, LocalDate day, Use use) {
        var found = repository.find(children, known, day);
        usages.record(use, children, known);
        return found;
    }

    /// Changes, for whoever must miss none.
    public Stream<EducationChange> changes() {
        return Stream.of("education.changes", this::changesAfter, EducationChange::position);
    }

    /// Changes with a greater position, in their order. The consumer keeps the last position with its
    /// own work, in one transaction.
    ///
    /// @param limit at most so many, up to 5,000
    @Transactional(readOnly = true)
    public List<EducationChange> changesAfter(long position, int limit) {
        return repository.changesAfter(position, Math.clamp(limit, 1, 5_000));
    }

    /// The position of the last change; 0 where there is none.
    @Transactional(readOnly = true)
    public long lastChange() {
        return repository.lastChange();
    }

    /// The records of the whole city in columns, as known now, on a day. The use is recorded by
    /// whoever sweeps over them, with the result.
    @Transactional(readOnly = true)
    public EducationColumns columns(LocalDate day, Use use) {
        return columns.get(population.latest(), day);
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.base.usage;

import city.base.database.Sql;
import city.base.shared.CityTime;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The front door of `usage`: records that data was used, and tells a resident who used it.
@Service
public class Usages {
    private final UsageRepository repository;
    private final Clock clock;

    Usages(UsageRepository repository, @CityTime Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /// Records one act on these people, in the caller's transaction: what was read and that it was
    /// read are kept together or not at all. Nobody named, nothing recorded.
    ///
    /// @param seen what the city knew when it was read
    /// @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Use use, Collection<ResidentId> residents, RecordingNumber seen) {
        if (residents.isEmpty()) {
            return;
        }
        var ids = residents.stream().mapToInt(ResidentId::value).distinct().sorted().toArray();
        repository.insert(use, ids, seen, Sql.at(clock.instant()));
    }

    /// Records a sweep over the whole city as one act.
    ///
    /// @param bitmap the people it named: bit n % 8 (lowest first) of byte n / 8 stands for resident
    ///     n, as `BitSet.toByteArray` writes it
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordSweep(Use use, byte[] bitmap, RecordingNumber seen) {
        repository.insertSweep(use, bitmap, seen, Sql.at(clock.instant()));
    }

    /// Who used this resident's data, the latest first. For the resident's own page; looking at it
    /// is no use of its own.
    ///
    /// @param limit at most so many acts, 1 to 1,000
    @Transactional(readOnly = true)
    public List<Act> actsOn(ResidentId resident, int limit) {
        return repository.actsOn(resident, Math.clamp(limit, 1, 1_000));
    }

    /// Who looked at this resident by name, the latest first: sweeps over the whole city do not hide them.
    ///
    /// @param offset how many are passed over
    /// @param limit at most so many acts, 1 to 1,000
    @Transactional(readOnly = true)
    public List<Act> looksAt(ResidentId resident, int offset, int limit) {
        return repository.looksAt(resident, offset, Math.clamp(limit, 1, 1_000));
    }

    /// How many such looks are kept.
    @Transactional(readOnly = true)
    public long countLooks(ResidentId resident) {
        return repository.countLooks(resident);
    }

    /// The sweeps over the whole city, the latest day first, each with whether it named this resident.
    ///
    /// @param offset how many lines are passed over
    /// @param limit at most so many lines, 1 to 1,000
    @Transactional(readOnly = true)
    public List<SweepDay> sweepDays(ResidentId resident, int offset, int limit) {
        return repository.sweepDays(resident, clock.getZone(), offset, Math.clamp(limit, 1, 1_000));
    }

    /// How many such lines there are.
    @Transactional(readOnly = true)
    public long countSweepDays() {
        return repository.countSweepDays(clock.getZone());
    }
}

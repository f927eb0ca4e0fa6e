// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import city.base.shared.UnitId;
import city.heart.casework.CaseId;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A family's place in the queue for another unit than the proposed one.
///
/// @param id also holds the seat while the family is asked
/// @param rank in the line, compared number by number, the smaller first
/// @param lastDay to answer; null before the family is asked
record QueueEntry(
        UUID id,
        CaseId caseId,
        String service,
        String period,
        UnitId unit,
        List<Long> rank,
        QueueState state,
        @Nullable LocalDate lastDay) {
    QueueEntry {
        rank = List.copyOf(rank);
    }
}

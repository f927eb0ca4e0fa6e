// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import city.base.shared.RecordingNumber;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The present columns, one per server: built at the first asking, then caught up by the children
/// whose records changed. A new day is a new build: records may begin on it.
@Component
class EducationColumnsCache {
    private final EducationRepository repository;
    private @Nullable EducationColumns present;

    EducationColumnsCache(EducationRepository repository) {
        this.repository = repository;
    }

    synchronized EducationColumns get(RecordingNumber known, LocalDate day) {
        var from = present;
        if (from != null && from.day().equals(day) && from.known().equals(known)) {
            return from;
        }
        var next =
                from == null || !from.day().equals(day) || from.known().compareTo(known) > 0
                        ? repository.columns(known, day)
                        : repository.columns(from, known);
        present = next;
        return next;
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.education;

import city.shared.RecordingNumber;
import city.shared.ResidentId;
import city.usage.Use;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The front door of `education`. Filled in with the next steps.
public class EducationRecords {
    public Optional<EducationRecord> of(ResidentId child, Use use) {
        throw new UnsupportedOperationException();
    }

    public Map<ResidentId, EducationRecord> ofAll(Collection<ResidentId> children, Use use) {
        throw new UnsupportedOperationException();
    }

    public Optional<EducationRecord> asOf(
            ResidentId child, RecordingNumber known, LocalDate day, Use use) {
        throw new UnsupportedOperationException();
    }

    public List<EducationChange> changesAfter(long position, int limit) {
        throw new UnsupportedOperationException();
    }

    public EducationColumns columns(LocalDate day, Use use) {
        throw new UnsupportedOperationException();
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.population;

import city.shared.RecordingNumber;
import city.shared.ResidentId;
import city.usage.Use;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The front door of `population`. Every read of a person takes a use and records it, in the caller's
/// transaction. Reads are filled in with the next steps.
public class Population {
    public Optional<Resident> find(ResidentId id, Use use) {
        throw new UnsupportedOperationException();
    }

    public Map<ResidentId, Resident> findAll(Collection<ResidentId> ids, Use use) {
        throw new UnsupportedOperationException();
    }

    public Optional<Family> family(ResidentId child, Use use) {
        throw new UnsupportedOperationException();
    }

    public Map<ResidentId, Family> families(Collection<ResidentId> children, Use use) {
        throw new UnsupportedOperationException();
    }

    public Optional<Family> familyAsOf(
            ResidentId child, RecordingNumber known, LocalDate day, Use use) {
        throw new UnsupportedOperationException();
    }

    public List<ResidentId> childrenOf(ResidentId guardian, Use use) {
        throw new UnsupportedOperationException();
    }

    public List<ResidentId> search(Search search, Use use) {
        throw new UnsupportedOperationException();
    }

    public RecordingNumber latest() {
        throw new UnsupportedOperationException();
    }

    public List<LifeEvent> lifeEventsAfter(long position, int limit) {
        throw new UnsupportedOperationException();
    }

    public Columns columns(LocalDate day, Use use) {
        throw new UnsupportedOperationException();
    }

    public Optional<ResidentId> byIdentityCode(String code, Use use) {
        throw new UnsupportedOperationException();
    }

    public Map<String, ResidentId> byIdentityCodes(Collection<String> codes, Use use) {
        throw new UnsupportedOperationException();
    }

    public ResidentId enter(OutsideRegister person, Use use) {
        throw new UnsupportedOperationException();
    }
}

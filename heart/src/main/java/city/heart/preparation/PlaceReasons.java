// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import city.base.shared.Language;
import city.heart.offer.OfferId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a place is in the unit in which it is, told by whoever gave it together with others. The caller has
/// made sure that the offer is the reader's own.
public interface PlaceReasons {
    /// @return empty where the place was given to this child alone
    Optional<Reason> why(OfferId id, Language page);

    /// @param because in words
    /// @param nearer units with a shorter way and why not these, in words; empty where the place was given to this
    ///     child alone
    /// @param change what would have altered the place, in words; null where nothing is known
    record Reason(String because, List<String> nearer, @Nullable String change) {
        public Reason {
            nearer = List.copyOf(nearer);
        }
    }
}

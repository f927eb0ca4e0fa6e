// SPDX-License-Identifier: EUPL-1.2
package city.heart.fact;

import city.base.shared.ResidentId;
import city.base.usage.Use;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/// Supplies facts, as a bean of their owner.
///
/// @param <R> what the owner reads of one person
/// @param <C> the owner's columns
public interface FactSource<R, C> {
    /// What it can supply.
    FactList<R, C> facts();

    /// People as known now, today; on whom there is nothing is left out. The read leaves its usage.
    Map<ResidentId, R> read(Collection<ResidentId> people, Use use);

    /// The whole city as known now, on a day. The use is recorded by whoever sweeps over it, with the
    /// result.
    C columns(LocalDate day, Use use);
}

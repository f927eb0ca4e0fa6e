// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.hours.ServiceDays;
import city.base.shared.ResidentId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/// Asked and told of the decisions that cite offers, by whoever makes them.
public interface OfferDecisions {
    /// The newest decision of each of these offers; absent where there is none.
    Map<OfferId, UUID> of(Collection<OfferId> offers);

    /// A message that gives a decision has left: a later day of service than was reckoned with counts, an
    /// earlier one changes nothing.
    void served(UUID decision, ResidentId who, ServiceDays.Channel by, LocalDate served);

    /// A message that gives a decision came back.
    void cameBack(UUID decision, ResidentId who);
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.heart.casework.CaseId;
import java.util.Collection;

/// Told by whoever has asked a family something that can still change its place: until it has answered,
/// nothing is decided.
public interface HeldDecisions {
    Collection<CaseId> held();
}

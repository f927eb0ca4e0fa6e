// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.shared.ResidentId;
import city.base.usage.Use;
import java.util.Collection;
import java.util.Map;

/// How people are served, for whoever counts days from it.
public interface Reachability {
    /// Nobody is absent. The read leaves its usage.
    Map<ResidentId, Reach> of(Collection<ResidentId> people, Use use);
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.UnitId;

/// Children whom a draft places though nothing has been offered yet, as whoever makes drafts knows them.
public interface DraftedChildren {
    /// How many drafts place in a unit, for a kind of place and a school year.
    int in(UnitId unit, String kind, String period);
}

// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.HashSet;
import java.util.List;

/// Least total way in tiers, over all children together: of all ways to place them, those best in the
/// first tier; of these, those best in the second, and so on. Where all tiers leave a choice, the lot decides as one
/// more tier: each child and unit have a lot number from the published seed (`Lot`), and the least sum is
/// taken. Should even that leave two solutions, the lot is drawn again with the next number, which the
/// result names.
///
/// @param tiers the aims, the weightiest first; `Placed` must be among them
/// @param seed of the lot
public record Tiers(List<Tier> tiers, String seed) implements Rule {
    public Tiers {
        tiers = List.copyOf(tiers);
        if (!tiers.contains(new Tier.Placed())) {
            throw new IllegalArgumentException("The tiers must say that children are placed");
        }
        if (new HashSet<>(tiers).size() < tiers.size()) {
            throw new IllegalArgumentException("A tier stands twice");
        }
    }

    /// The ordered list of Finnish cities: right to a place, most placed, special reasons, siblings, way,
    /// wishes.
    public static Tiers standard(String seed) {
        return new Tiers(
                List.of(
                        new Tier.Right(),
                        new Tier.Placed(),
                        new Tier.Of(Ground.SPECIAL_REASON),
                        new Tier.Of(Ground.SIBLING),
                        new Tier.Metres(),
                        new Tier.Wishes()),
                seed);
    }
}

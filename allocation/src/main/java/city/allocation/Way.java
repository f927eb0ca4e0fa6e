// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.Set;

/// A unit that a child may lawfully go to, and the way there.
///
/// @param unit id of the unit
/// @param metres length of the way, 0 to 1,000,000
/// @param grounds what speaks for this child in this unit
public record Way(String unit, int metres, Set<Ground> grounds) {
    public Way {
        grounds = Set.copyOf(grounds);
        if (metres < 0 || metres > Instance.LONGEST_WAY) {
            throw new IllegalArgumentException(
                    "A way of " + metres + " metres to unit \"" + unit + "\"");
        }
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import org.jspecify.annotations.Nullable;

/// A permanent address in Finland. Under a non-disclosure order there is none: what was withheld is
/// nowhere, and everything derived from it counts as the address.
///
/// @param apartment  stair letter and number, such as `A 12`
/// @param buildingId permanent building identifier (VTJ-PRT), 10 characters; null where unknown
/// @param dwelling   the dwelling's key: equal for all who are registered in it; null where unknown
public record Address(
        @Nullable String streetFi,
        @Nullable String streetSv,
        @Nullable String houseNumber,
        @Nullable String apartment,
        @Nullable String postalCode,
        @Nullable String postOfficeFi,
        @Nullable String postOfficeSv,
        @Nullable String buildingId,
        @Nullable String dwelling) {
    @Override
    public String toString() {
        return "Address[…]";
    }
}

// SPDX-License-Identifier: EUPL-1.2
package city.population;

import org.jspecify.annotations.Nullable;

/// In which building somebody lives. It is the address, without its words.
///
/// @param building permanent building identifier (VTJ-PRT)
/// @param dwelling equal for all who are registered in it; null where unknown
public record Home(String building, @Nullable String dwelling) {
    @Override
    public String toString() {
        return "Home[…]";
    }
}

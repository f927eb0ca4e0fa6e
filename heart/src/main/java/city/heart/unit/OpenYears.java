// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import org.jspecify.annotations.Nullable;

/// In which school years a unit is open.
///
/// @param first the calendar year in which its first school year begins; 0 where it was always there
/// @param last of its last one; null where none is known
public record OpenYears(int first, @Nullable Integer last) {
    /// Whether it is open in a school year.
    public boolean open(SchoolYear year) {
        return first <= year.begins() && (last == null || year.begins() <= last);
    }
}

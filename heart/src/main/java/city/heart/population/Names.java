// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

/// A person's present names, as the register writes them.
///
/// @param first all first names, separated by blanks; empty for a newborn who has none yet
/// @param last  the family name
public record Names(String first, String last) {
    /// First names and family name in this order.
    public String full() {
        return first.isEmpty() ? last : first + " " + last;
    }

    @Override
    public String toString() {
        return "Names[…]";
    }
}
